import "server-only";
import { keyOwner } from "@/lib/auth/constants";
import { keyMetadataSchema, keyPermissionsSchema } from "@/lib/auth/schema";
import type { ApiKey, Member, Role, Scope } from "@/lib/auth/types";
import { reader } from "@/lib/db/client";

export async function hasUsers(): Promise<boolean> {
  return (await reader().user.findFirst({ select: { id: true } })) !== null;
}

export async function readMembers(): Promise<Member[]> {
  const rows = await reader().user.findMany({
    select: { id: true, name: true, email: true, role: true, createdAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, role: asRole(row.role), createdAt: row.createdAt.getTime() }) satisfies Member);
}

export async function readApiKeys(): Promise<ApiKey[]> {
  const rows = await reader().apikey.findMany({
    where: { referenceId: keyOwner },
    select: {
      id: true,
      name: true,
      start: true,
      permissions: true,
      metadata: true,
      createdAt: true,
      lastRequest: true,
    },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  return rows.map(
    (row) =>
      ({
        id: row.id,
        name: row.name ?? "",
        start: row.start ?? "",
        scopes: scopesIn(row.permissions),
        createdBy: creatorIn(row.metadata),
        createdAt: row.createdAt.getTime(),
        lastUsedAt: row.lastRequest?.getTime() ?? null,
      }) satisfies ApiKey,
  );
}

/** A key that is valid at `now`, by the digest it is stored under. */
export async function findKey(
  digest: string,
  now: number,
): Promise<{ id: string; name: string; scopes: Scope[] } | null> {
  const row = await reader().apikey.findUnique({
    where: { key: digest },
    select: { id: true, name: true, enabled: true, expiresAt: true, permissions: true },
  });
  if (row === null || !row.enabled || (row.expiresAt !== null && row.expiresAt.getTime() <= now)) {
    return null;
  }
  return { id: row.id, name: row.name ?? "", scopes: scopesIn(row.permissions) };
}

/** Anything that is not "owner" may do the least. */
export function asRole(role: string): Role {
  return role === "owner" ? "owner" : "member";
}

function scopesIn(permissions: string | null): Scope[] {
  const parsed = keyPermissionsSchema.safeParse(fromJson(permissions));
  return parsed.success ? parsed.data.api : [];
}

function creatorIn(metadata: string | null): string | null {
  const parsed = keyMetadataSchema.safeParse(fromJson(metadata));
  return parsed.success ? parsed.data.createdBy : null;
}

function fromJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
