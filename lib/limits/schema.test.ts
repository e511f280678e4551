import { expect, test } from "vitest";
import { handLimitSchema } from "@/lib/limits/schema";

const read = (limit: unknown) => handLimitSchema.safeParse({ sourceId: "postal", limit });

test.each([
  ["1200", 1200],
  [" 1 200 ", 1200],
  [500, 500],
  [null, null],
])("%j is taken as %j mails an hour", (given, limit) => {
  expect(read(given).data?.limit).toBe(limit);
});

test.each([
  ["", "Give a number of mails an hour."],
  ["many", "Give a number of mails an hour."],
  ["1.5", "Give a whole number of mails."],
  ["0", "Give at least 1."],
  ["-5", "Give at least 1."],
  ["1000000000", "That is more than any sender allows."],
])("%j is refused in words", (given, message) => {
  expect(read(given).error?.issues[0]?.message).toBe(message);
});
