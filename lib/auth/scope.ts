import type { Role, Scope } from "@/lib/auth/types";

/** Whether one of the scopes held is one of those that would do; `admin` does for each. */
export function allows(held: readonly Scope[], wanted: readonly Scope[]): boolean {
  return held.includes("admin") || wanted.some((scope) => held.includes(scope));
}

/** What a person may do through the API. */
export function scopesOf(role: Role): readonly Scope[] {
  return role === "owner" ? ["admin"] : ["read", "suppressions"];
}
