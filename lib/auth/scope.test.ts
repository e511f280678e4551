import { describe, expect, it } from "vitest";
import { allows, scopesOf } from "@/lib/auth/scope";

describe("scopes", () => {
  it.each([
    [["admin"], ["read"], true],
    [["admin"], ["suppressions"], true],
    [["admin"], ["admin"], true],
    [["read"], ["read"], true],
    [["read"], ["suppressions"], false],
    [["read"], ["read", "suppressions"], true],
    [["suppressions"], ["read"], false],
    [["suppressions"], ["read", "suppressions"], true],
    [["read", "suppressions"], ["admin"], false],
    [[], ["read"], false],
  ] as const)("%j for what needs one of %j is %s", (held, wanted, expected) => {
    expect(allows(held, wanted)).toBe(expected);
  });

  it("lets an owner do all, and a member all but administer", () => {
    expect(allows(scopesOf("owner"), ["admin"])).toBe(true);
    expect(allows(scopesOf("member"), ["suppressions"])).toBe(true);
    expect(allows(scopesOf("member"), ["admin"])).toBe(false);
  });
});
