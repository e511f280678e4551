import { describe, expect, it, vi } from "vitest";
import { DatabaseUnavailable, unavailable } from "@/lib/db/failure";

describe("unavailable", () => {
  it.each([
    "The database cannot write.",
    "The database does not answer. Check that it runs and that DATABASE_URL is right.",
  ])("knows what it said before, by another copy of this module as in another bundle: %s", async (message) => {
    vi.resetModules();
    const other = await import("@/lib/db/failure");
    const error = new other.DatabaseUnavailable(message);
    expect(error).not.toBeInstanceOf(DatabaseUnavailable);
    expect(unavailable(error)?.message).toBe(message);
  });

  it.each([
    ["PostgreSQL that cannot be reached", Object.assign(new Error("connect"), { code: "ECONNREFUSED" })],
    ["a full disk", { name: "DriverAdapterError", cause: { originalCode: "SQLITE_FULL" } }],
    ["a lock", { message: "database is locked" }],
    ["a transaction that could not begin in time", { code: "P2028" }],
  ])("puts %s in words", (_, error) => {
    expect(unavailable(error)).toBeInstanceOf(DatabaseUnavailable);
  });

  it.each([new Error("no such column"), { code: "P2002" }, "text", null])("is not %s", (error) => {
    expect(unavailable(error)).toBeNull();
  });
});
