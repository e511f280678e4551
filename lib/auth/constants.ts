import type { Role, Scope } from "@/lib/auth/types";

export const roles = ["owner", "member"] as const satisfies readonly Role[];
export const scopes = ["read", "suppressions", "admin"] as const satisfies readonly Scope[];

export const roleText: Record<Role, string> = {
  owner: "Owner: everything, members and API keys too",
  member: "Member: everything but members and API keys",
};

export const scopeText: Record<Scope, string> = {
  read: "Read: every GET, and checking addresses",
  suppressions: "Suppressions: read and change the suppression list, nothing else",
  admin: "Admin: everything",
};

export const passwordLength = { min: 8, max: 128 } as const;

/** Keys belong to the workspace, so that they outlive the person who made them. */
export const keyOwner = "workspace";

/** The address of the page that is asked for, as proxy.ts tells it to the gate. */
export const pathHeader = "x-mailgauge-path";
