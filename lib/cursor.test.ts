import { expect, test } from "vitest";
import { isCursor, pageOf, readCursor, writeCursor } from "@/lib/cursor";

test("a cursor comes back as it was written", () => {
  const position = { at: 1_764_064_800_123, id: "msg_0f0efcccc86135ba" };
  expect(readCursor(writeCursor(position))).toEqual(position);
  expect(isCursor(writeCursor(position))).toBe(true);
});

test.each(["", "x", "MTIz", "1764064800123.msg_1", `${writeCursor({ at: 1, id: "a" })}=`, "' OR 1=1"])(
  "%j is no cursor",
  (text) => {
    expect(isCursor(text)).toBe(false);
  },
);

test("a page has a next one only if there is a row more than it shows", () => {
  const rows = [3, 2, 1].map((at) => ({ at, id: `r${at}` }));
  const position = (row: { at: number; id: string }) => row;
  expect(pageOf(rows, 2, position)).toEqual({ rows: rows.slice(0, 2), nextCursor: writeCursor({ at: 2, id: "r2" }) });
  expect(pageOf(rows, 3, position).nextCursor).toBeNull();
});
