import { describe, expect, it } from "vitest";
import { start, type Taken } from "@/components/suppressions/import/steps";
import {
  answerWords,
  columnLabel,
  mappingTrouble,
  recognisedWords,
  refusalWords,
  spokenWords,
  takenWords,
} from "@/components/suppressions/import/words";
import { noMapping } from "@/lib/suppressions/file/mapping";
import type { FileShape } from "@/lib/suppressions/file/types";

const shape: FileShape = {
  encoding: "windows-1252",
  delimiter: ";",
  hasHeader: true,
  columns: ["Name", "Mail", "c", "d"],
  mapping: { ...noMapping, address: 1 },
  sample: [],
};
const thin = "\u202f";

describe("what was recognised", () => {
  it("is said in words", () => {
    expect(recognisedWords(shape)).toBe("Semicolons, Windows-1252, 4 columns");
  });

  it("names nothing between columns where there is one", () => {
    expect(recognisedWords({ ...shape, encoding: "utf-8", columns: ["Column 1"] })).toBe("UTF-8, 1 column");
  });
});

describe("a column", () => {
  it.each([
    ["Mail", 1, "Column 2, Mail"],
    ["Column 2", 1, "Column 2"],
    ["x".repeat(500), 0, `Column 1, ${"x".repeat(60)}`],
  ])("%s is named by its place", (name, column, label) => {
    expect(columnLabel(name, column)).toBe(label);
  });
});

it.each([
  ["address is missing", "Address is missing."],
  ["A quote opened on this line is never closed", "A quote opened on this line is never closed."],
  [
    "expiresAt is not a time: give it in ISO 8601, such as 2030-12-31T00:00:00Z",
    "The end is not a time: give it in ISO 8601, such as 2030-12-31T00:00:00Z.",
  ],
  ["has expired already", "It has expired already."],
])("%s is refused with a sentence", (message, sentence) => {
  expect(refusalWords(message)).toBe(sentence);
});

it("counts what was taken", () => {
  expect(takenWords({ added: 12_500, unchanged: 3, refused: 2 })).toBe(
    `12${thin}500 added, 3 there already, 2 refused`,
  );
});

it("wants a column of addresses", () => {
  expect(mappingTrouble({ ...noMapping, address: 0 }, true)).toBeNull();
  expect(mappingTrouble({ ...noMapping, reason: 0 }, false)).toMatch(/^No e-mail addresses were found/);
  expect(mappingTrouble({ ...noMapping, reason: 0 }, true)).toMatch(/^No column is marked as Address/);
});

describe("what is read aloud", () => {
  const picked = { id: "one", file: new File([], "list.csv"), head: "", isWhole: true };
  const chosen = {
    picked,
    wanted: { mapping: null, hasHeader: null },
    options: { reason: "", expiresInDays: "" },
  } as const;
  const counted = (added: number, unchanged = 0): Taken => ({
    id: "bat_1",
    state: "running",
    trouble: null,
    added,
    unchanged,
    refused: 0,
  });
  const running = (batch: Taken | null) =>
    spokenWords({ step: "running", chosen, batchId: "bat_1", startedAt: 0, batch, broken: null }, null);

  it("is nothing before a file is chosen", () => {
    expect(spokenWords(start, null)).toBe("");
  });

  it("says where the addresses are, by the guess and by hand", () => {
    const previewed = { step: "previewed", chosen, isReturn: false } as const;
    expect(spokenWords(previewed, null)).toBe("Reading the file.");
    expect(spokenWords(previewed, shape)).toBe("Semicolons, Windows-1252, 4 columns. Column 2 is marked as Address.");
    const byHand = { ...previewed, chosen: { ...chosen, wanted: { mapping: noMapping, hasHeader: null } } };
    expect(spokenWords(byHand, shape)).toMatch(/No column is marked as Address\.$/);
  });

  it("does not change with each row", () => {
    expect(running(null)).toBe("Sending the file.");
    expect(running(counted(0))).toBe("Sending the file.");
    expect(running(counted(1))).toBe("Over 1 row read so far.");
    expect(running(counted(499, 500))).toBe("Over 900 rows read so far.");
    expect(running(counted(12_500))).toBe(`Over 10${thin}000 rows read so far.`);
    expect(running(counted(19_999))).toBe(`Over 10${thin}000 rows read so far.`);
  });
});

it.each([
  [400, "columns names no column of addresses.", "columns names no column of addresses."],
  [401, "Send an API key in the header.", "Your session has ended. Sign in again in another tab, then try again."],
  [502, null, "The server answered 502 instead of importing the file."],
])("says what %i means", (status, message, words) => {
  expect(answerWords(status, message)).toBe(words);
});

it("tells of a proxy that lets no large file through", () => {
  expect(answerWords(413, null)).toMatch(/^A file of this size was not let through\./);
});
