import { beforeEach, describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/auth/mutations";
import { forgetVerdicts } from "@/lib/auth/verdict";
import { reader, transaction } from "@/lib/db/client";
import { addSuppression } from "@/lib/suppressions/mutations";
import { describeOnBothEngines } from "@/lib/testing/database";
import * as one from "./v1/suppressions/[address]/route";
import * as bulk from "./v1/suppressions/bulk/route";
import * as check from "./v1/suppressions/check/route";
import * as list from "./v1/suppressions/route";
import * as tenantOne from "./v1/tenants/[tenant]/suppressions/[address]/route";
import * as tenantBulk from "./v1/tenants/[tenant]/suppressions/bulk/route";
import * as tenantCheck from "./v1/tenants/[tenant]/suppressions/check/route";
import * as tenantList from "./v1/tenants/[tenant]/suppressions/route";

type Method = "GET" | "POST" | "DELETE" | "PUT";
type Route = Record<Method, (request: Request) => Promise<Response>>;
interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & { data?: unknown; error?: Record<string, unknown>; meta?: Record<string, unknown> };
}

let key = "";

async function call(route: Route, method: Method, path: string, body?: unknown, headers = {}): Promise<Answer> {
  const request = new Request(`http://localhost:3000/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const response = await route[method](request);
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}

const add = (address: string, rest = {}) => call(list, "POST", "/suppressions", { address, ...rest });
const soon = () => new Date(Date.now() + 3_600_000).toISOString();
const idPattern = /^req_[\w-]+$/;

describeOnBothEngines("the suppression list by API", () => {
  beforeEach(async () => {
    forgetVerdicts();
    ({ key } = await createApiKey({ name: "app", scopes: ["suppressions"], createdBy: "test" }));
  });

  describe("adding", () => {
    it("answers 201 with Ark's fields", async () => {
      const { status, body } = await add("Gone@Corp.example", { reason: "user asked" });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        success: true,
        data: {
          address: "gone@corp.example",
          reason: "user asked",
          scope: "workspace",
          origin: "api",
          createdBy: "key:app",
        },
        meta: { requestId: expect.stringMatching(idPattern) },
      });
      expect(body.data).toMatchObject({ id: expect.any(String), createdAt: expect.stringMatching(/^\d{4}-.*Z$/) });
    });

    it("a second time renews the reason, and is no error", async () => {
      const first = await add("gone@corp.example", { reason: "user asked" });
      const second = await add("GONE@corp.example", { reason: "bounced" });
      expect(second.status).toBe(200);
      expect(second.body.data).toMatchObject({ address: "gone@corp.example", reason: "bounced" });
      expect(second.body.data).toMatchObject({ createdAt: Reflect.get(Object(first.body.data), "createdAt") });
    });

    it("without a reason keeps the one that is there; null takes it away", async () => {
      await add("gone@corp.example", { reason: "user asked" });
      expect((await add("gone@corp.example")).body.data).toMatchObject({ reason: "user asked" });
      expect((await add("gone@corp.example", { reason: null })).body.data).toMatchObject({ reason: null });
    });

    it("many times at once gives one entry and no conflict", async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => add("gone@corp.example")));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
      expect(await reader().suppression.count()).toBe(1);
      expect(await reader().suppressionChange.count({ where: { action: "added" } })).toBe(1);
    });

    it("over an entry that has expired starts anew", async () => {
      const past = Date.now() - 10_000;
      const entry = {
        scope: "",
        address: "gone@corp.example",
        shown: "gone@corp.example",
        origin: "manual",
        actor: "user:a",
      } as const;
      await transaction((tx) => addSuppression(tx, { ...entry, reason: "old", expiresAt: past + 1000 }, past));
      expect((await call(one, "GET", "/suppressions/gone@corp.example")).body.data).toMatchObject({
        suppressed: false,
      });
      const { status, body } = await add("gone@corp.example");
      expect(status).toBe(201);
      expect(body.data).toMatchObject({ reason: null, expiresAt: null });
    });

    it.each([
      [{ address: "no address" }, "address"],
      [{ address: 7 }, "address"],
      [{}, "address"],
      [{ address: "a@corp.example", reason: 7 }, "reason"],
      [{ address: "a@corp.example", reason: "x\u0000" }, "reason"],
      [{ address: "a@corp.example", expiresAt: "soon" }, "expiresAt"],
      [{ address: "a@corp.example", expiresAt: "2001-01-01T00:00:00Z" }, "expiresAt"],
      [[], "body"],
      [null, "body"],
    ])("refuses %j and names %s", async (body, field) => {
      const answer = await call(list, "POST", "/suppressions", body);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({
        success: false,
        error: { code: "validation_error", field, message: expect.stringMatching(/\.$/) },
        meta: { requestId: expect.stringMatching(idPattern) },
      });
      expect(answer.body.message).toBe(answer.body.error?.message);
    });

    it("refuses what is not JSON, and what is too large", async () => {
      expect((await call(list, "POST", "/suppressions", "{")).body.error).toMatchObject({ code: "invalid_json" });
      expect((await call(list, "POST", "/suppressions", "")).status).toBe(400);
      const large = await call(list, "POST", "/suppressions", `{"address":"${"a".repeat(1_048_576)}"}`);
      expect([large.status, large.body.error?.code]).toEqual([413, "payload_too_large"]);
    });
  });

  describe("one address", () => {
    it("that is unknown is not suppressed, and no error", async () => {
      const { status, body } = await call(one, "GET", "/suppressions/ok@corp.example");
      expect(status).toBe(200);
      expect(body.data).toMatchObject({ address: "ok@corp.example", suppressed: false, reason: null, createdAt: null });
    });

    it.each(["ana+x@corp.example", "ana%2Bx@corp.example", "ana%2Bx%40corp.example", "ANA+X@Corp.Example"])(
      "is found as %s: decoded once, a plus is a plus",
      async (path) => {
        await add("ana+x@corp.example");
        expect((await call(one, "GET", `/suppressions/${path}`)).body.data).toMatchObject({
          address: "ana+x@corp.example",
          suppressed: true,
        });
      },
    );

    it("may hold a slash or a per cent sign", async () => {
      await add("a/b@corp.example");
      await add("a%2fb@corp.example");
      expect((await call(one, "DELETE", "/suppressions/a%2Fb@corp.example")).status).toBe(200);
      expect((await call(one, "GET", "/suppressions/a%252fb@corp.example")).body.data).toMatchObject({
        suppressed: true,
      });
    });

    it("is refused where it is no address, or not decodable", async () => {
      expect((await call(one, "GET", "/suppressions/nobody")).body.error).toMatchObject({ field: "address" });
      expect((await call(one, "GET", "/suppressions/%E0%A4%A")).status).toBe(400);
      expect((await call(one, "GET", "/suppressions/a%00@corp.example")).status).toBe(400);
    });

    it("is removed once, with a body both times, and the change is kept", async () => {
      await add("gone@corp.example");
      const first = await call(one, "DELETE", "/suppressions/gone@corp.example");
      expect([first.status, first.body.data]).toEqual([200, { message: "Removed from suppression list" }]);
      const second = await call(one, "DELETE", "/suppressions/gone@corp.example");
      expect([second.status, second.body.error?.code]).toEqual([404, "not_found"]);
      const changes = await reader().suppressionChange.findMany({
        orderBy: { at: "asc" },
        select: { action: true, actor: true },
      });
      expect(changes).toEqual([
        { action: "added", actor: "key:app" },
        { action: "removed", actor: "key:app" },
      ]);
    });
  });

  describe("the list", () => {
    it("is paged from 1, newest first, with its fields beside data", async () => {
      for (let index = 0; index < 5; index++) {
        await add(`a${index}@corp.example`);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      const { body } = await call(list, "GET", "/suppressions?page=2&perPage=2");
      expect(body).toMatchObject({ page: 2, perPage: 2, total: 5, totalPages: 3 });
      expect(body.data).toMatchObject([{ address: "a2@corp.example" }, { address: "a1@corp.example" }]);
    });

    it("is empty at first, and beyond the end", async () => {
      const { body } = await call(list, "GET", "/suppressions");
      expect(body).toMatchObject({ success: true, data: [], page: 1, perPage: 30, total: 0, totalPages: 0 });
      await add("a@corp.example");
      expect((await call(list, "GET", "/suppressions?page=9")).body).toMatchObject({ data: [], page: 9, total: 1 });
    });

    it.each(["page=0", "page=-1", "page=abc", "perPage=0", "perPage=1.5"])("refuses %s", async (query) => {
      const { status, body } = await call(list, "GET", `/suppressions?${query}`);
      expect([status, body.error?.field]).toEqual([400, query.split("=")[0]]);
    });

    it("gives at most 100 rows a page", async () => {
      expect((await call(list, "GET", "/suppressions?perPage=5000")).body.perPage).toBe(100);
    });

    it("is searched by a part of the address, its % and _ taken as they are", async () => {
      await add("a_b+news@corp.example");
      await add("axb@corp.example");
      const found = async (q: string) => (await call(list, "GET", `/suppressions?q=${q}`)).body.total;
      expect([await found("a_b"), await found("A_B%2BNEWS@"), await found("a_b+news@"), await found("%25")]).toEqual([
        1, 1, 1, 0,
      ]);
    });

    it("leaves out what has expired", async () => {
      await add("a@corp.example", { expiresAt: soon() });
      await transaction((tx) => tx.suppression.updateMany({ data: { expiresAt: new Date(1000) } }));
      expect((await call(list, "GET", "/suppressions")).body.total).toBe(0);
    });
  });

  describe("in bulk", () => {
    it("counts added, updated and failed", async () => {
      await add("a@corp.example", { reason: "first" });
      const { status, body } = await call(bulk, "POST", "/suppressions/bulk", {
        suppressions: [
          { address: "a@corp.example", reason: "second" },
          { address: "b@corp.example" },
          { address: "B@corp.example", reason: "twice" },
          { address: "nobody" },
          "c@corp.example",
          null,
        ],
      });
      expect(status).toBe(200);
      expect(body.data).toMatchObject({ totalRequested: 6, added: 1, updated: 2, failed: 3 });
      const rows = await reader().suppression.findMany({
        orderBy: { address: "asc" },
        select: { address: true, reason: true },
      });
      expect(rows).toEqual([
        { address: "a@corp.example", reason: "second" },
        { address: "b@corp.example", reason: "twice" },
      ]);
    });

    it("takes a thousand and no more", async () => {
      const suppressions = Array.from({ length: 1000 }, (_, index) => ({ address: `a${index}@corp.example` }));
      const all = await call(bulk, "POST", "/suppressions/bulk", { suppressions });
      expect(all.body.data).toMatchObject({ totalRequested: 1000, added: 1000, updated: 0, failed: 0 });
      const more = await call(bulk, "POST", "/suppressions/bulk", {
        suppressions: [...suppressions, { address: "b@corp.example" }],
      });
      expect([more.status, more.body.error?.field]).toEqual([400, "suppressions"]);
      const shapeless = await call(bulk, "POST", "/suppressions/bulk", { suppressions: {} });
      expect(shapeless.body.error).toMatchObject({ code: "validation_error", field: "suppressions" });
    });
  });

  describe("a check", () => {
    it("answers each address in the order asked, as it was asked", async () => {
      await add("a@corp.example", { reason: "x" });
      const { body } = await call(check, "POST", "/suppressions/check", {
        addresses: ["b@corp.example", "A@Corp.example", "nobody"],
      });
      expect(body.data).toMatchObject([
        { address: "b@corp.example", suppressed: false, reason: null, error: null },
        { address: "A@Corp.example", suppressed: true, reason: "x", scope: "workspace" },
        { address: "nobody", suppressed: false, error: expect.stringMatching(/not an e-mail address/) },
      ]);
    });

    it("takes ten thousand and no more", async () => {
      const addresses = Array.from(
        { length: 10_000 },
        (_, index) => `a-rather-long-local-part-${index}@corp-with-a-long-name.example`,
      );
      await add(addresses[9_999] ?? "");
      const { status, body } = await call(check, "POST", "/suppressions/check", { addresses });
      expect(status).toBe(200);
      const found = Array.isArray(body.data) ? body.data.filter(({ suppressed }) => suppressed) : [];
      expect(found).toHaveLength(1);
      const more = await call(check, "POST", "/suppressions/check", { addresses: [...addresses, "a@corp.example"] });
      expect([more.status, more.body.error?.field]).toEqual([400, "addresses"]);
    });
  });

  describe("of a tenant", () => {
    it("has a list of its own, under any name", async () => {
      await call(tenantList, "POST", "/tenants/acme%20%26%20sons%2F1/suppressions", { address: "a@corp.example" });
      expect(
        (await call(tenantOne, "GET", "/tenants/acme%20%26%20sons%2F1/suppressions/a@corp.example")).body.data,
      ).toMatchObject({
        suppressed: true,
        scope: "tenant",
      });
      expect((await call(tenantOne, "GET", "/tenants/other/suppressions/a@corp.example")).body.data).toMatchObject({
        suppressed: false,
      });
      expect((await call(one, "GET", "/suppressions/a@corp.example")).body.data).toMatchObject({ suppressed: false });
    });

    it("sees the workspace's list too, and says which", async () => {
      await add("all@corp.example");
      await call(tenantBulk, "POST", "/tenants/acme/suppressions/bulk", {
        suppressions: [{ address: "own@corp.example" }],
      });
      const { body } = await call(tenantList, "GET", "/tenants/acme/suppressions");
      const scopes = Array.isArray(body.data)
        ? body.data.map(({ address, scope, tenant }) => [address, scope, tenant])
        : [];
      expect(scopes.sort()).toEqual([
        ["all@corp.example", "workspace", null],
        ["own@corp.example", "tenant", "acme"],
      ]);
      const checked = await call(tenantCheck, "POST", "/tenants/acme/suppressions/check", {
        addresses: ["all@corp.example", "own@corp.example"],
      });
      expect(checked.body.data).toMatchObject([{ scope: "workspace" }, { scope: "tenant" }]);
    });

    it("does not remove what only the workspace holds, and says so", async () => {
      await add("all@corp.example");
      const { status, body } = await call(tenantOne, "DELETE", "/tenants/acme/suppressions/all@corp.example");
      expect([status, body.error?.code]).toEqual([404, "not_found"]);
      expect(body.message).toMatch(/workspace/);
      expect((await call(one, "GET", "/suppressions/all@corp.example")).body.data).toMatchObject({ suppressed: true });
    });

    it("removes its own entry beside the workspace's", async () => {
      await add("a@corp.example");
      await call(tenantList, "POST", "/tenants/acme/suppressions", { address: "a@corp.example" });
      expect((await call(tenantOne, "DELETE", "/tenants/acme/suppressions/a@corp.example")).status).toBe(200);
      expect((await call(tenantOne, "GET", "/tenants/acme/suppressions/a@corp.example")).body.data).toMatchObject({
        suppressed: true,
        scope: "workspace",
      });
    });
  });

  describe("who may", () => {
    it("nobody without a key: 401 in the same form", async () => {
      const { status, headers, body } = await call(list, "GET", "/suppressions", undefined, {
        authorization: "Bearer wrong",
      });
      expect([status, headers.get("www-authenticate"), body.error?.code]).toEqual([401, "Bearer", "unauthorized"]);
      expect(body.meta).toMatchObject({ requestId: expect.stringMatching(idPattern) });
    });

    it("a key that only reads sees the list and changes nothing", async () => {
      ({ key } = await createApiKey({ name: "reader", scopes: ["read"], createdBy: "test" }));
      expect((await call(list, "GET", "/suppressions")).status).toBe(200);
      expect((await call(check, "POST", "/suppressions/check", { addresses: [] })).status).toBe(200);
      const refused = await add("a@corp.example");
      expect([refused.status, refused.body.error?.code]).toEqual([403, "forbidden"]);
      expect((await call(one, "DELETE", "/suppressions/a@corp.example")).status).toBe(403);
    });

    it("a method that is not there answers 405 and says which are", async () => {
      const { status, headers, body } = await call(list, "PUT", "/suppressions", {});
      expect([status, body.error?.code]).toEqual([405, "method_not_allowed"]);
      expect(headers.get("allow")).toBe("GET, POST, HEAD, OPTIONS");
    });
  });
});
