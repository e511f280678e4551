import { describe, expect, test } from "vitest";
import * as z from "zod";
import { Problem } from "@/lib/api/problem";
import { checked, paramsOf, queryOf } from "@/lib/api/values";

const url = (path: string) => new URL(`http://localhost/api/v1${path}`);

function problemOf(work: () => unknown): Problem | null {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof Problem ? error : null;
  }
}

describe("paramsOf", () => {
  const template = "/tenants/{tenant}/suppressions/{address}";

  test.each([
    ["/tenants/acme/suppressions/ana+x@corp.example", "acme", "ana+x@corp.example"],
    ["/tenants/acme/suppressions/ana%2Bx%40corp.example", "acme", "ana+x@corp.example"],
    ["/tenants/a%2Fb%20c/suppressions/a%2Fb@corp.example", "a/b c", "a/b@corp.example"],
    ["/tenants/acme/suppressions/a%252fb@corp.example", "acme", "a%2fb@corp.example"],
    ["/tenants/b%C3%BCro/suppressions/j%C3%B6rg@corp.example", "büro", "jörg@corp.example"],
    ["/tenants/acme/suppressions/a!$&'()*,;=:b@corp.example", "acme", "a!$&'()*,;=:b@corp.example"],
  ])("%s is decoded once", (path, tenant, address) => {
    expect(Object.fromEntries(paramsOf(url(path), template))).toEqual({ tenant, address });
  });

  test.each(["%E0%A4%A@corp.example", "a%00@corp.example"])("%s is refused", (address) => {
    expect(problemOf(() => paramsOf(url(`/tenants/t/suppressions/${address}`), template))?.details.field).toBe(
      "address",
    );
  });
});

describe("queryOf", () => {
  test("a name that comes twice counts once; names are no prototype's", () => {
    const query = queryOf(url("/summary?tag=a&tag=b&__proto__=x&empty="));
    expect(Object.entries(query)).toEqual([
      ["tag", "a"],
      ["__proto__", "x"],
      ["empty", ""],
    ]);
  });
});

describe("checked", () => {
  const schema = z.object(
    { address: z.string("must be text"), list: z.array(z.number("must be a number")) },
    "must be a JSON object",
  );

  test.each([
    [{ list: [] }, "address", "address is missing."],
    [{ address: 1, list: [] }, "address", "address must be text."],
    [{ address: "a", list: [1, "x"] }, "list.1", "list.1 must be a number."],
    [7, "body", "The body must be a JSON object."],
  ])("%j blames %s", (value, field, message) => {
    expect(problemOf(() => checked(schema, value))?.details).toEqual({ field, message });
  });
});
