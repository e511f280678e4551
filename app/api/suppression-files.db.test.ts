import { beforeEach, describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/auth/mutations";
import { forgetVerdicts } from "@/lib/auth/verdict";
import { reader, transaction } from "@/lib/db/client";
import { describeOnBothEngines } from "@/lib/testing/database";
import { textBytes } from "@/lib/testing/text-bytes";
import * as refused from "./v1/suppressions/batches/[id]/refused/route";
import * as one from "./v1/suppressions/batches/[id]/route";
import * as undo from "./v1/suppressions/batches/[id]/undo/route";
import * as batches from "./v1/suppressions/batches/route";
import * as exporting from "./v1/suppressions/export/route";
import * as importing from "./v1/suppressions/import/route";
import * as tenantExport from "./v1/tenants/[tenant]/suppressions/export/route";
import * as tenantImport from "./v1/tenants/[tenant]/suppressions/import/route";

type Route = Record<"GET" | "POST", (request: Request) => Promise<Response>>;

let key = "";

function ask(route: Route, method: "GET" | "POST", path: string, body?: BodyInit): Promise<Response> {
  return route[method](
    new Request(`http://localhost:3000/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}` },
      ...(body === undefined ? {} : { body }),
    }),
  );
}

interface Imported {
  status: number;
  id: string;
  counts: number[];
  refusals: { line: number; text: string; message: string }[];
  message: string | undefined;
}

async function bring(content: BodyInit, query = "", route: Route = importing, base = ""): Promise<Imported> {
  const response = await ask(route, "POST", `${base}/suppressions/import${query}`, content);
  const { data, error } = await response.json();
  return {
    status: response.status,
    id: data?.id ?? "",
    counts: [data?.added, data?.unchanged, data?.refused],
    refusals: data?.refusals ?? [],
    message: error?.message,
  };
}

const onList = async () =>
  (await reader().suppression.findMany({ orderBy: { address: "asc" }, select: { address: true } })).map(
    (row) => row.address,
  );
const lineOf = (index: number) => `user${index}@corp.example`;

describeOnBothEngines("files of suppressions by API", () => {
  beforeEach(async () => {
    forgetVerdicts();
    ({ key } = await createApiKey({ name: "app", scopes: ["suppressions"], createdBy: "test" }));
  });

  it("takes what is an address, tells the rest line by line, and adds nothing the second time", async () => {
    const file = "Reason,Email\r\nasked,Ana@corp.example\r\n,nobody\r\n,bo@corp.example\r\n,bo@corp.example\r\n";
    const first = await bring(file, "?name=old.csv&reason=from%20the%20old%20list");
    expect(first).toMatchObject({ status: 200, counts: [2, 1, 1] });
    expect(first.refusals).toEqual([{ line: 3, text: ",nobody", message: expect.stringContaining("not an e-mail") }]);
    const rows = await reader().suppression.findMany({ orderBy: { address: "asc" } });
    expect(rows.map((row) => [row.addressShown, row.reason, row.origin, row.createdBy])).toEqual([
      ["Ana@corp.example", "asked", "import", "key:app"],
      ["bo@corp.example", "from the old list", "import", "key:app"],
    ]);
    expect((await bring(file)).counts).toEqual([0, 3, 1]);
    expect(await reader().suppressionChange.count()).toBe(2);
  });

  it("is undone as one, and the undo can be seen and undone", async () => {
    const { id } = await bring("a@corp.example\nb@corp.example\n");
    const undone = await (await ask(undo, "POST", `/suppressions/batches/${id}/undo`)).json();
    expect(undone.data).toMatchObject({ kind: "undo", state: "done", removed: 2 });
    expect(await onList()).toEqual([]);
    const again = await ask(undo, "POST", `/suppressions/batches/${id}/undo`);
    expect(again.status).toBe(400);
    const seen = await (await ask(one, "GET", `/suppressions/batches/${id}`)).json();
    expect(seen.data).toMatchObject({ kind: "import", undoneBy: undone.data.id });
    const all = await (await ask(batches, "GET", "/suppressions/batches")).json();
    expect(all.data.map(({ kind }: { kind: string }) => kind)).toEqual(["undo", "import"]);
    expect((await ask(one, "GET", "/suppressions/batches/bat_none")).status).toBe(404);
  });

  it("gives all refused rows as a file that no spreadsheet calculates", async () => {
    const { id } = await bring("email\n=1+1\nana@corp.example\n@SUM(A1)\n");
    const response = await ask(refused, "GET", `/suppressions/batches/${id}/refused`);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const text = await response.text();
    expect(text.split("\r\n").map((line) => line.split(",")[0])).toEqual(["line", "2", "4", ""]);
    expect(text).toMatch(/,'=1\+1\r\n/);
    expect(text).toMatch(/,'@SUM\(A1\)\r\n/);
  });

  it("writes what the filter shows, and reads it back whole", async () => {
    const file = `email,reason,expires at\n=sum@corp.example,"a, ""b""\nc",2040-01-01\nana@other.example,-2,\n`;
    expect((await bring(file)).counts).toEqual([2, 0, 0]);
    const part = await (await ask(exporting, "GET", "/suppressions/export?q=%40other.example")).text();
    expect(part.split("\r\n")).toHaveLength(3);
    const whole = await (await ask(exporting, "GET", "/suppressions/export")).text();
    expect(whole).toContain("'=sum@corp.example");
    expect(whole).toContain(",'-2,");
    const before = await reader().suppression.findMany({
      orderBy: { address: "asc" },
      omit: { seq: true, updatedAt: true },
    });
    await transaction(async (tx) => {
      await tx.suppression.deleteMany();
    });
    expect((await bring(whole)).counts).toEqual([2, 0, 0]);
    const after = await reader().suppression.findMany({
      orderBy: { address: "asc" },
      omit: { seq: true, updatedAt: true },
    });
    expect(after).toEqual(before);
  });

  it("keeps a tenant's list apart", async () => {
    await bring("ours@corp.example\n");
    expect((await bring("theirs@corp.example\n", "", tenantImport, "/tenants/acme")).counts).toEqual([1, 0, 0]);
    const seen = await (await ask(tenantExport, "GET", "/tenants/acme/suppressions/export")).text();
    expect(seen).toContain("theirs@corp.example");
    expect(seen).toContain("ours@corp.example");
    const workspace = await (await ask(exporting, "GET", "/suppressions/export?list=workspace")).text();
    expect(workspace).not.toContain("theirs@corp.example");
  });

  it("takes the file of a form too", async () => {
    const form = new FormData();
    form.set("file", new File(["ana@corp.example\n"], "list.txt"));
    expect(await bring(form)).toMatchObject({ status: 200, counts: [1, 0, 0] });
  });

  it("says that a file broke off, and keeps what came before it did", async () => {
    const rows = `${Array.from({ length: 3_000 }, (_, index) => lineOf(index)).join("\n")}\n`;
    let sent = false;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent) {
          controller.error(new Error("gone"));
        } else {
          controller.enqueue(Buffer.from(rows.repeat(3)));
          sent = true;
        }
      },
    });
    const request = new Request("http://localhost:3000/api/v1/suppressions/import", {
      method: "POST",
      headers: { authorization: `Bearer ${key}` },
      body,
      duplex: "half",
    } as RequestInit);
    const { data } = await (await importing.POST(request)).json();
    expect(data).toMatchObject({ state: "stopped", trouble: expect.stringContaining("broke off") });
    expect(data.added).toBe(await reader().suppression.count());
    expect(data.added).toBeGreaterThan(0);
  });

  describe("nasty files", () => {
    const addresses = ["ana@corp.example", "bo@corp.example", "cy@corp.example"];
    const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
    const shapes: [string, string][] = [",", ";", "\t", "|"].flatMap((mark) =>
      ["\n", "\r\n", "\r"].flatMap((end): [string, string][] =>
        [
          [
            `${JSON.stringify(mark)} ${JSON.stringify(end)} bare`,
            ["email,why", ...addresses.map((one) => `${one},x`)].join(end),
          ],
          [
            `${JSON.stringify(mark)} ${JSON.stringify(end)} quoted`,
            ['"email","why"', ...addresses.map((one) => `"${one}","x"`)].join(end),
          ],
        ].map(([name, text]): [string, string] => [name ?? "", (text ?? "").replaceAll(",", mark)]),
      ),
    );

    it.each(encodings)("of every shape in %s are read whole", async (encoding) => {
      for (const bom of [true, false]) {
        for (const [name, text] of shapes) {
          const result = await bring(textBytes(text, encoding, bom && encoding !== "windows-1252") as BodyInit);
          expect([name, result.status, (result.counts[0] ?? 0) + (result.counts[1] ?? 0), result.counts[2]]).toEqual([
            ...[name, 200, 3, 0],
          ]);
        }
      }
      expect(await onList()).toEqual(addresses);
    });

    const many = "x".repeat(10 * 1_048_576);
    it.each<[string, BodyInit, number]>([
      ["empty", "", 400],
      ["of blanks", "  \n\n \r\n", 400],
      ["with a byte order mark alone", Buffer.from([0xef, 0xbb, 0xbf]), 400],
      ["with a header alone", "email,reason\n", 200],
      ["without an address", "name,age\nAna,41\n", 400],
      ["binary", Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 97) % 256)), 400],
      ["an Excel workbook", Buffer.from("PK\u0003\u0004 and more"), 400],
      ["gzip", Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), 400],
      ["a line of 10 MB before an address", `email\n${many}\nana@corp.example\n`, 200],
      ["a line of 10 MB alone", many, 400],
      ["a quote that never ends", `email\nana@corp.example\n"bo@corp.example\ncy@corp.example\n`, 200],
      ["HTML", "<html><body>ana@corp.example</body></html>", 400],
      ["JSON", '[{"email":"ana@corp.example"}]', 400],
      ["NULs", "email\nana@corp.example\nb\u0000o@corp.example\n", 400],
      ["lone surrogates", Buffer.from([...Buffer.from("email\nana@corp.example,"), 0xed, 0xa0, 0x80, 0x0a]), 200],
    ])("%s: answered in words, never with a 5xx", async (_, content, status) => {
      const result = await bring(content);
      expect(result.status).toBe(status);
      if (status === 400) {
        expect(result.message).toMatch(/^[A-Z“].{10,}[.)]$/s);
        expect(await onList()).toEqual([]);
        expect(await reader().suppressionBatch.count()).toBe(0);
      } else {
        expect(await onList()).toHaveLength(result.counts[0] ?? 0);
      }
    });

    it.each([
      "columns=address:9",
      "columns=address:x",
      "columns=reason:0",
      "expiresAt=yesterday",
      "batch=1",
      "header=maybe",
    ])("%s is refused in words before anything is read", async (query) => {
      const result = await bring("email\nana@corp.example\n", `?${query}`);
      expect(result.status).toBe(400);
      expect(await onList()).toEqual([]);
    });
  });

  it("needs a key that may change the list", async () => {
    ({ key } = await createApiKey({ name: "reader", scopes: ["read"], createdBy: "test" }));
    expect((await bring("ana@corp.example\n")).status).toBe(403);
    key = "none";
    expect((await bring("ana@corp.example\n")).status).toBe(401);
    expect(await onList()).toEqual([]);
  });
});
