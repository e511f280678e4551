import "server-only";
import { randomBytes } from "node:crypto";
import { transaction } from "@/lib/db/client";
import { readPublicKey } from "@/lib/ingest/jwks";
import { err, ok, type Result } from "@/lib/result";
import { addSource, removeSource, unguessableSlug } from "@/lib/sources/mutations";
import { sourcesChanged } from "@/lib/sources/registry";
import type { SourceKind } from "@/lib/sources/types";

interface NewSource {
  kind: SourceKind;
  name: string;
  jwksUrl: string | null;
  publicKey: string | null;
}

/** Makes a source with an address that cannot be guessed. The error says what is wrong with the pasted key. */
export async function createSource(source: NewSource): Promise<Result<{ slug: string }, string>> {
  const key = source.publicKey === null ? null : readPublicKey(source.publicKey);
  if (key?.ok === false) {
    return err(key.error);
  }
  const slug = unguessableSlug(source.kind);
  const id = `src_${randomBytes(12).toString("hex")}`;
  await transaction((tx) => addSource(tx, { ...source, id, slug, boundTo: null }));
  sourcesChanged();
  return ok({ slug });
}

/** Its address answers 404 from now on; events and figures stay. @returns false if there is none */
export async function deleteSource(id: string): Promise<boolean> {
  const removed = await transaction((tx) => removeSource(tx, id));
  sourcesChanged();
  return removed;
}
