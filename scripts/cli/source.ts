import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { reader, transaction } from "@/lib/db/client";
import { env } from "@/lib/env";
import { readPublicKey } from "@/lib/ingest/jwks";
import { addSource as insert, isGuessable, removeSource as remove, unguessableSlug } from "@/lib/sources/mutations";
import type { SourceKind } from "@/lib/sources/types";
import { callersPath, say, withDatabase } from "@/scripts/cli/session";
import { readArguments, required, UsageError } from "@/scripts/cli/usage";

const text = { type: "string" } as const;
const slugPattern = /^[a-z0-9-]{1,64}$/;

function kindOf(value: string): SourceKind {
  if (value !== "ark" && value !== "postal") {
    throw new UsageError("--kind is ark or postal.");
  }
  return value;
}

function addressOf(value: string | undefined): string | null {
  if (value === undefined) {
    return null;
  }
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError("--jwks-url is an http:// or https:// address.");
  }
  return url.href;
}

function keyIn(file: string | undefined): string | null {
  if (file === undefined) {
    return null;
  }
  const pem = readFileSync(callersPath(file), "utf8").trim();
  const read = readPublicKey(pem);
  if (!read.ok) {
    throw new UsageError(`--public-key: ${read.error}`);
  }
  return pem;
}

const webhookUrl = (slug: string) => `${env().baseUrl}/api/webhooks/${slug}`;

/** Prints the webhook URL of the new source. */
export async function addSource(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, {
    ...{ kind: text, name: text, slug: text, "jwks-url": text, "public-key": text, bind: text },
  });
  const kind = kindOf(required(values.kind, "--kind"));
  const name = required(values.name, "--name");
  const slug = values.slug ?? unguessableSlug(kind);
  if (!slugPattern.test(slug)) {
    throw new UsageError("--slug is 1 to 64 of a-z, 0-9 and -.");
  }
  const publicKey = keyIn(values["public-key"]);
  const jwksUrl = addressOf(values["jwks-url"]) ?? (kind === "ark" && publicKey === null ? env().arkJwksUrl : null);
  if (jwksUrl === null && publicKey === null) {
    throw new UsageError("Give --jwks-url (https://postal.example.com/.well-known/jwks.json) or --public-key FILE.");
  }
  const bound = (values.bind ?? "").split(",").flatMap((id) => id.trim() || []);
  const id = `src_${randomBytes(8).toString("hex")}`;
  return await withDatabase(async () => {
    const added = await transaction(async (tx) => {
      if ((await tx.source.findUnique({ where: { slug }, select: { id: true } })) !== null) {
        return false;
      }
      await insert(tx, { id, kind, name, slug, jwksUrl, publicKey, boundTo: bound.length === 0 ? null : bound });
      return true;
    });
    if (!added) {
      throw new UsageError(`There is a source with the slug ${slug} already.`);
    }
    if (isGuessable(slug)) {
      say(
        "Warning: this slug can be guessed. Whoever knows the URL, and sends by the same installation, can post events.",
      );
    }
    say(`Source ${id} added.`);
    console.log(webhookUrl(slug));
    return 0;
  });
}

/** Prints a line a source: id, kind, name, webhook URL, where its keys come from. */
export async function listSources(args: readonly string[]): Promise<number> {
  readArguments(args, {});
  return await withDatabase(async () => {
    const rows = await reader().source.findMany({
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, kind: true, name: true, slug: true, jwksUrl: true, publicKey: true },
    });
    for (const { id, kind, name, slug, jwksUrl, publicKey } of rows) {
      console.log([id, kind, name, webhookUrl(slug), jwksUrl ?? (publicKey === null ? "" : "public key")].join("\t"));
    }
    return 0;
  });
}

export async function removeSource(args: readonly string[]): Promise<number> {
  const { positionals } = readArguments(args, {}, ["ID"]);
  const [id = ""] = positionals;
  return await withDatabase(async () => {
    const removed = await transaction((tx) => remove(tx, id));
    say(removed ? `Source ${id} removed. Its events and figures stay.` : `There is no source ${id}.`);
    return removed ? 0 : 1;
  });
}
