import { describe, expect, test } from "vitest";
import { addSourceSchema } from "@/lib/sources/add";

const given = {
  kind: "postal",
  name: " Shop ",
  jwksUrl: "https://postal.example/.well-known/jwks.json",
  publicKey: "",
};
const complaints = (changes: object) => {
  const parsed = addSourceSchema.safeParse({ ...given, ...changes });
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join("."));
};

describe("addSourceSchema", () => {
  test("takes an address of keys, and blank is absent", () => {
    expect(addSourceSchema.parse(given)).toEqual({
      kind: "postal",
      name: "Shop",
      jwksUrl: "https://postal.example/.well-known/jwks.json",
      publicKey: null,
    });
  });

  test("takes a pasted key without an address", () => {
    expect(complaints({ jwksUrl: "", publicKey: "-----BEGIN PUBLIC KEY-----" })).toEqual([]);
  });

  test.each([
    ["plain http", { jwksUrl: "http://postal.example/jwks.json" }, "jwksUrl"],
    ["a file", { jwksUrl: "file:///etc/passwd" }, "jwksUrl"],
    ["a password in the address", { jwksUrl: "https://a:b@postal.example/" }, "jwksUrl"],
    ["no way to get keys", { jwksUrl: "" }, "jwksUrl"],
    ["another sender", { kind: "ses" }, "kind"],
    ["no name", { name: " " }, "name"],
    ["a field of its own", { slug: "mine" }, ""],
  ])("refuses %s", (_what, changes, path) => {
    expect(complaints(changes)).toEqual([path]);
  });
});
