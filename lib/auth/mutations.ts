import "server-only";
import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { auth } from "@/lib/auth/auth";
import { keyOwner } from "@/lib/auth/constants";
import type { Role, Scope } from "@/lib/auth/types";
import { type Tx, transaction } from "@/lib/db/client";
import { err, ok, type Result } from "@/lib/result";

export interface NewUser {
  email: string;
  password: string;
  name?: string | undefined;
}

/** Adds a person who signs in with a password, given as its hash. */
export async function insertUser(tx: Tx, id: string, user: NewUser, role: Role, hash: string): Promise<void> {
  await tx.user.create({
    data: {
      id,
      email: user.email,
      name: user.name || (user.email.split("@")[0] ?? user.email),
      role,
      accounts: { create: { id: randomUUID(), accountId: id, providerId: "credential", password: hash } },
    },
  });
}

/** Adds a person; without a role the first one is the owner, later ones are members. */
export async function createUser(
  user: NewUser & { role?: Role | undefined },
): Promise<Result<{ id: string }, "taken">> {
  const email = user.email.trim().toLowerCase();
  const hash = await hashPassword(user.password);
  return await transaction(async (tx) => {
    if ((await tx.user.findUnique({ where: { email }, select: { id: true } })) !== null) {
      return err("taken");
    }
    const role = user.role ?? ((await tx.user.count()) === 0 ? "owner" : "member");
    const id = randomUUID();
    await insertUser(tx, id, { ...user, email }, role, hash);
    return ok({ id });
  });
}

/** Removes a person and their sessions, but never the last owner. */
export async function removeUser(id: string): Promise<Result<null, "unknown" | "last_owner">> {
  return await transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id }, select: { role: true } });
    if (user === null) {
      return err("unknown");
    }
    if (user.role === "owner" && (await tx.user.count({ where: { role: "owner" } })) === 1) {
      return err("last_owner");
    }
    await tx.user.delete({ where: { id } });
    return ok(null);
  });
}

/** Makes a key of the workspace. The key itself is known only now; its digest is stored. */
export async function createApiKey(input: {
  name: string;
  scopes: readonly Scope[];
  createdBy: string;
}): Promise<{ id: string; key: string }> {
  const made = await auth().api.createApiKey({
    body: {
      name: input.name,
      userId: keyOwner,
      permissions: { api: [...input.scopes] },
      metadata: { createdBy: input.createdBy },
    },
  });
  return { id: made.id, key: made.key };
}

/** False if there is no such key. */
export async function revokeApiKey(id: string): Promise<boolean> {
  const { count } = await transaction((tx) => tx.apikey.deleteMany({ where: { id, referenceId: keyOwner } }));
  return count > 0;
}

/** Notes that a key was used; a key revoked meanwhile is not an error. */
export async function touchApiKey(id: string, at: Date): Promise<void> {
  await transaction((tx) => tx.apikey.updateMany({ where: { id }, data: { lastRequest: at } }));
}
