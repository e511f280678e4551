import { describe, expect, it } from "vitest";
import {
  beginsWithin,
  type Chosen,
  type Event,
  longestWait,
  moved,
  next,
  type Picked,
  type State,
  start,
  type Taken,
} from "@/components/suppressions/import/steps";
import { noMapping } from "@/lib/suppressions/file/mapping";

const picked: Picked = { id: "one", file: new File(["a@x.example"], "list.csv"), head: "YQ==", isWhole: true };
const other: Picked = { ...picked, id: "two", file: new File(["b@x.example"], "other.csv") };
const mapping = { ...noMapping, address: 1 };
const batch: Taken = { id: "bat_1", state: "running", trouble: null, added: 500, unchanged: 2, refused: 1 };
const at = 1_000_000;

const started: Event = { type: "started", batchId: "bat_1", at, mapping, hasHeader: true };
const broke: Event = { type: "broke", words: "The connection was lost.", at: at + 5_000 };
const polled = (seen: Taken | null, wait: number, isAnswer = true): Event => ({
  type: "polled",
  batch: seen,
  isAnswer,
  at: at + 5_000 + wait,
});

const reached = (...events: readonly Event[]): State => events.reduce(next, start);
const chosenIn = (state: State): Chosen | null => ("chosen" in state ? state.chosen : null);

describe("choosing", () => {
  it("leads to the preview, read as the server guesses", () => {
    expect(reached({ type: "picked", picked })).toEqual({
      step: "previewed",
      chosen: {
        picked,
        wanted: { mapping: null, hasHeader: null },
        options: { reason: "", expiresInDays: "" },
      },
      isReturn: false,
    });
  });

  it("says why a file cannot be opened, also after another could", () => {
    const trouble: Event = { type: "unreadable", words: "A folder." };
    for (const state of [reached(trouble), reached({ type: "picked", picked }, trouble)]) {
      expect(state).toEqual({ step: "choosing", trouble: "A folder.", isReturn: false });
    }
    expect(reached(trouble, { type: "picked", picked }).step).toBe("previewed");
  });

  it("does not begin without a file", () => {
    expect(reached(started)).toBe(start);
  });
});

describe("the preview", () => {
  it("keeps what was chosen by hand, and forgets it with the file; options stay", () => {
    const options = { reason: "left", expiresInDays: "30" } as const;
    const events: Event[] = [
      { type: "picked", picked },
      { type: "assigned", mapping, column: 2, field: "reason" },
      { type: "headed", hasHeader: false },
      { type: "optioned", options },
    ];
    expect(chosenIn(reached(...events))).toEqual({
      picked,
      wanted: { mapping: { ...mapping, reason: 2 }, hasHeader: false },
      options,
    });
    expect(chosenIn(reached(...events, { type: "picked", picked: other }))).toEqual({
      picked: other,
      wanted: { mapping: null, hasHeader: null },
      options,
    });
  });

  it.each([
    ["gives a free column", 2, "reason", { address: 1, reason: 2 }],
    ["moves a field that is elsewhere", 0, "address", { address: 0 }],
    ["replaces what a column held", 1, "reason", { reason: 1 }],
    ["leaves a column unused", 1, null, {}],
    ["changes nothing by the same choice", 1, "address", { address: 1 }],
  ] as const)("%s", (_, column, field, expected) => {
    expect(moved(mapping, column, field)).toEqual({ ...noMapping, ...expected });
  });
});

describe("a run", () => {
  const running = [{ type: "picked", picked }, started] as const;

  it("is read as it was shown", () => {
    expect(reached(...running)).toMatchObject({
      step: "running",
      chosen: { wanted: { mapping, hasHeader: true } },
      batchId: "bat_1",
      batch: null,
      broken: null,
    });
  });

  it("tells how far it is, and waits for its own answer", () => {
    const ended = { ...batch, state: "done" } as const;
    expect(reached(...running, polled(batch, 0), polled(null, 1_000))).toMatchObject({ step: "running", batch });
    expect(reached(...running, polled(ended, longestWait))).toMatchObject({ step: "running", batch: ended });
  });

  it("ends with what was answered", () => {
    const refusals = [{ line: 3, text: "x", message: "address is missing" }];
    const ended = { ...batch, state: "done" } as const;
    const state = reached(...running, { type: "answered", batch: ended, refusals, at: at + 2_000 });
    expect(state).toMatchObject({ step: "done", batch: ended, refusals, millis: 2_000 });
  });

  it.each([
    ["The disk is full.", "The disk is full."],
    [null, "The import did not come to its end."],
  ])("fails with a batch that says %s", (trouble, words) => {
    const failed = { ...batch, state: "failed", trouble } as const;
    const state = reached(...running, { type: "answered", batch: failed, refusals: [], at });
    expect(state).toMatchObject({ step: "failed", words, batch: failed });
  });

  it("fails where it is refused, with nothing taken", () => {
    const refused: Event = { type: "refused", words: "Sign in again.", at };
    expect(reached(...running, refused)).toMatchObject({ step: "failed", words: "Sign in again.", batch: null });
  });

  it("heeds no other file and no change of a column", () => {
    const state = reached(...running);
    expect(next(state, { type: "picked", picked: other })).toBe(state);
    expect(next(state, { type: "headed", hasHeader: false })).toBe(state);
    expect(next(state, started)).toBe(state);
    expect(next(state, { type: "restarted" })).toBe(state);
  });
});

describe("a run whose answer is lost", () => {
  const lost = [{ type: "picked", picked }, started, broke] as const;

  it("waits for its batch to end, which may have ended well", () => {
    expect(reached(...lost, polled(batch, 1_000)).step).toBe("running");
    const done = { ...batch, state: "done" } as const;
    expect(reached(...lost, polled(done, 2_000))).toMatchObject({ step: "done", refusals: null, millis: 7_000 });
  });

  it("fails with the words of its batch, and what was taken", () => {
    const stopped = { ...batch, state: "stopped", trouble: "The file broke off." } as const;
    expect(reached(...lost, polled(stopped, 1_000))).toMatchObject({
      step: "failed",
      words: "The file broke off.",
      batch: stopped,
    });
  });

  it("fails soon where no batch has begun", () => {
    expect(reached(...lost, polled(null, beginsWithin - 1)).step).toBe("running");
    expect(reached(...lost, polled(null, beginsWithin))).toMatchObject({
      step: "failed",
      words: "The connection was lost.",
      batch: null,
    });
  });

  it.each([
    ["that nobody speaks of", null, false],
    ["that does not move", batch, true],
  ])("gives up a batch %s, later", (_, seen, isAnswer) => {
    expect(reached(...lost, polled(seen, longestWait - 1, isAnswer)).step).toBe("running");
    expect(reached(...lost, polled(seen, longestWait, isAnswer))).toMatchObject({ step: "failed", batch: seen });
  });
});

describe("the end", () => {
  const failed = reached({ type: "picked", picked }, started, { type: "refused", words: "No.", at });
  const done = reached({ type: "picked", picked }, started, {
    type: "answered",
    batch: { ...batch, state: "done" },
    refusals: [],
    at,
  });

  it("can be tried again as it was, if it was no good", () => {
    expect(next(failed, { type: "retried" })).toEqual({
      step: "previewed",
      chosen: { picked, wanted: { mapping, hasHeader: true }, options: { reason: "", expiresInDays: "" } },
      isReturn: true,
    });
    expect(next(done, { type: "retried" })).toBe(done);
  });

  it("leads to another file", () => {
    for (const state of [done, failed]) {
      expect(next(state, { type: "restarted" })).toEqual({ step: "choosing", trouble: null, isReturn: true });
    }
  });

  it("is not changed by what comes late", () => {
    expect(next(done, polled(batch, 0))).toBe(done);
    expect(next(failed, broke)).toBe(failed);
  });
});
