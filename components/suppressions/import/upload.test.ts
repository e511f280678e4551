import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ImportCall, importHref, upload } from "@/components/suppressions/import/upload";
import { noMapping } from "@/lib/suppressions/file/mapping";

const call: ImportCall = {
  name: "März & Söhne.csv",
  mapping: { ...noMapping, address: 2, reason: 0 },
  hasHeader: false,
  options: { reason: "", expiresInDays: "" },
  batchId: "bat_0123456789abcdefghij",
};
const now = Date.UTC(2026, 10, 24);
const queryOf = (changes: Partial<ImportCall>) =>
  Object.fromEntries(new URL(importHref({ ...call, ...changes }, now), "http://x.example").searchParams);

describe("the call", () => {
  it("says how the file is to be read", () => {
    expect(queryOf({})).toEqual({
      name: "März & Söhne.csv",
      columns: "address:2,reason:0",
      header: "false",
      batch: "bat_0123456789abcdefghij",
    });
  });

  it("has what is said of rows that say nothing", () => {
    expect(queryOf({ options: { reason: "  left us ", expiresInDays: "7" } })).toMatchObject({
      reason: "left us",
      expiresAt: "2026-12-01T00:00:00.000Z",
    });
    expect(queryOf({ options: { reason: "   ", expiresInDays: "" } })).not.toHaveProperty("reason");
  });

  it("has no name that the API would refuse", () => {
    expect(queryOf({ name: `${"x".repeat(300)}.csv` }).name).toHaveLength(200);
  });
});

const file = new File(["a@x.example\n"], "list.csv");
const batch = { id: call.batchId, state: "done", trouble: null, added: 1, unchanged: 0, refused: 0 };
const refusals = [{ line: 2, text: "x", message: "address is missing" }];
const refusal = (message: string) => ({ success: false, message, error: { code: "validation_error", message } });

describe("an upload", () => {
  const page = new EventTarget();
  const answer = vi.fn<typeof fetch>();
  const leaves = () => page.dispatchEvent(new Event("beforeunload", { cancelable: true }));

  beforeEach(() => {
    vi.stubGlobal("window", page);
    vi.stubGlobal("fetch", answer);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("sends the file itself, and asks before the page is left", async () => {
    answer.mockImplementation(async (href, init) => {
      expect([href, init?.method, init?.body]).toEqual(["/import", "POST", file]);
      expect(leaves()).toBe(false);
      return Response.json({ success: true, data: { ...batch, refusals } });
    });
    expect(await upload(file, "/import")).toEqual({ type: "answered", batch, refusals });
    expect(leaves()).toBe(true);
  });

  it.each([
    [400, "No column holds addresses.", "No column holds addresses."],
    [401, "Send an API key.", "Your session has ended. Sign in again in another tab, then try again."],
    [403, "This needs the scope suppressions.", "This needs the scope suppressions."],
  ])("refused with %i before it began is over", async (status, message, words) => {
    answer.mockResolvedValue(Response.json(refusal(message), { status }));
    expect(await upload(file, "/import")).toEqual({ type: "refused", words });
  });

  it.each([
    ["a proxy's 413", () => new Response("<html>", { status: 413 }), /not let through/],
    ["a proxy's 504", () => new Response("<html>", { status: 504 }), /The server answered 504/],
    ["our 500", () => Response.json(refusal("The log has more."), { status: 500 }), /^The log has more\.$/],
    ["half an answer", () => new Response('{"data":'), /did not arrive whole/],
    ["another answer", () => Response.json({ data: {} }), /did not arrive whole/],
  ])("may have begun behind %s", async (_, respond, words) => {
    answer.mockResolvedValue(respond());
    expect(await upload(file, "/import")).toEqual({ type: "broke", words: expect.stringMatching(words) });
  });

  it("that loses the connection says so, or that the file has changed", async () => {
    answer.mockRejectedValue(new TypeError("Failed to fetch"));
    expect(await upload(file, "/import")).toEqual({ type: "broke", words: "The connection to the server was lost." });
    const changed = new File(["a@x.example\n"], "list.csv");
    vi.spyOn(changed, "slice").mockReturnValue(
      Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new DOMException("", "NotReadableError")) }),
    );
    expect(await upload(changed, "/import")).toEqual({
      type: "broke",
      words: "The file was changed or moved since it was chosen. Choose it again.",
    });
    expect(leaves()).toBe(true);
  });
});
