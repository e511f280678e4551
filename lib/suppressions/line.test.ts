import { expect, test } from "vitest";
import { lineKey, type SuppressionLine, type SuppressionLines, withLine, withoutLine } from "@/lib/suppressions/line";

const line = (id: string): SuppressionLine => ({
  id,
  scope: "",
  address: `${id}@corp.example`,
  addressShown: `${id}@corp.example`,
  reason: null,
  origin: "manual",
  classification: null,
  createdBy: null,
  createdAt: 0,
  expiresAt: null,
});
const lines = (page: number, ...ids: string[]): SuppressionLines => ({
  rows: ids.map(line),
  page,
  total: 10,
  totalPages: 1,
  more: false,
  now: 0,
});
const ids = ({ rows }: SuppressionLines) => rows.map(({ id }) => id);

test("a removed address is gone and counted off", () => {
  const after = withoutLine(lines(1, "a", "b"), line("a"));
  expect(ids(after)).toEqual(["b"]);
  expect(after.total).toBe(9);
});

test("an address that somebody else removed is not counted off twice", () => {
  expect(withoutLine(lines(1, "a"), line("x")).total).toBe(10);
});

test("an added address is on top of the first page, once", () => {
  const after = withLine(lines(1, "a", "b"), line("b"));
  expect(ids(after)).toEqual(["b", "a"]);
  expect(after.total).toBe(10);
});

test("a guessed line and the server's are one, whatever their ids; another tenant's is another", () => {
  const guessed = { ...line("a"), id: "new a" };
  expect(lineKey(guessed)).toBe(lineKey(line("a")));
  expect(lineKey({ ...guessed, scope: "t1" })).not.toBe(lineKey(guessed));
  expect(ids(withLine(lines(1, "a", "b"), guessed))).toEqual(["new a", "b"]);
});

test("another page does not change by an added address", () => {
  expect(ids(withLine(lines(2, "a"), line("b")))).toEqual(["a"]);
});
