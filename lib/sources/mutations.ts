import "server-only";
import { randomBytes } from "node:crypto";
import type { Tx } from "@/lib/db/client";

export type SourceKind = "ark" | "postal";

export interface NewSource {
  id: string;
  kind: SourceKind;
  name: string;
  slug: string;
  jwksUrl: string | null;
  publicKey: string | null;
  boundTo: readonly string[] | null;
}

const unguessableBytes = 12;

/** `ark-4f9c…`: whoever does not know it cannot post, although the signing key is shared by all customers. */
export function unguessableSlug(kind: SourceKind): string {
  return `${kind}-${randomBytes(unguessableBytes).toString("hex")}`;
}

/** True if a slug could be found by trying words: too short, or without digits between letters. */
export function isGuessable(slug: string): boolean {
  return slug.length < 16 || !/\d/.test(slug);
}

export async function addSource(tx: Tx, source: NewSource): Promise<void> {
  const { boundTo, ...columns } = source;
  await tx.source.create({
    data: { ...columns, boundTo: boundTo === null ? null : JSON.stringify(boundTo) },
    select: { id: true },
  });
}

/** Removes a source and its keys; its events and figures stay. @returns false if there is none */
export async function removeSource(tx: Tx, idOrSlug: string): Promise<boolean> {
  const { count } = await tx.source.deleteMany({ where: { OR: [{ id: idOrSlug }, { slug: idOrSlug }] } });
  return count > 0;
}

export interface ConfiguredSource {
  kind: SourceKind;
  name: string;
  jwksUrl: string;
  /** null: keep what is there, or make an unguessable one. */
  slug: string | null;
}

/** Makes the source that the configuration asks for, or brings its address up to date. */
export async function ensureSource(tx: Tx, { kind, name, jwksUrl, slug }: ConfiguredSource): Promise<void> {
  await tx.source.upsert({
    where: { id: kind },
    create: { id: kind, kind, name, slug: slug ?? unguessableSlug(kind), jwksUrl },
    update: slug === null ? { jwksUrl } : { jwksUrl, slug },
    select: { id: true },
  });
}
