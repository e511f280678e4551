import type { AddInput } from "@/lib/suppressions/edit";
import { fields } from "@/lib/suppressions/file/constants";
import type { Field, Mapping } from "@/lib/suppressions/file/types";
import type { Batch } from "@/lib/suppressions/types";

/** A file that was chosen, with what the server needs to look at it. */
export interface Picked {
  id: string;
  file: File;
  /** Its first bytes, base64. */
  head: string;
  isWhole: boolean;
}

/** How the file is to be read; null: as the server guesses. */
export interface Wanted {
  mapping: Mapping | null;
  hasHeader: boolean | null;
}

/** For rows that say nothing of their own. */
export interface Options {
  reason: string;
  expiresInDays: AddInput["expiresInDays"];
}

export interface Chosen {
  picked: Picked;
  wanted: Wanted;
  options: Options;
}

/** How far an import is, or how it ended. */
export type Taken = Pick<Batch, "id" | "state" | "trouble" | "added" | "unchanged" | "refused">;

export interface Refusal {
  line: number;
  text: string;
  message: string;
}

export type State = Choosing | Previewed | Running | Done | Failed;

export interface Choosing {
  step: "choosing";
  /** Why the last file could not be opened. */
  trouble: string | null;
  /** Somebody comes back from an import: what had the focus is gone. */
  isReturn: boolean;
}

export interface Previewed {
  step: "previewed";
  chosen: Chosen;
  isReturn: boolean;
}

export interface Running {
  step: "running";
  chosen: Chosen;
  batchId: string;
  startedAt: number;
  /** As it was last seen; null before it has begun. */
  batch: Taken | null;
  /** The upload ended without an answer: what came of it is asked of the server. */
  broken: { words: string; at: number } | null;
}

export interface Done {
  step: "done";
  chosen: Chosen;
  batch: Taken;
  /** The first of them; null if the answer that has them was lost. */
  refusals: readonly Refusal[] | null;
  millis: number;
}

export interface Failed {
  step: "failed";
  chosen: Chosen;
  words: string;
  /** What was taken by then; null if nothing is known of it. */
  batch: Taken | null;
}

export type Event =
  | { type: "unreadable"; words: string }
  | { type: "picked"; picked: Picked }
  /** `mapping` is what is shown when it happens. */
  | { type: "assigned"; mapping: Mapping; column: number; field: Field | null }
  | { type: "headed"; hasHeader: boolean }
  | { type: "optioned"; options: Options }
  | { type: "started"; batchId: string; at: number; mapping: Mapping; hasHeader: boolean }
  | { type: "polled"; batch: Taken | null; isAnswer: boolean; at: number }
  | { type: "answered"; batch: Taken; refusals: readonly Refusal[]; at: number }
  | { type: "refused"; words: string; at: number }
  | { type: "broke"; words: string; at: number }
  | { type: "retried" }
  | { type: "restarted" };

export const start: State = { step: "choosing", trouble: null, isReturn: false };

const asGuessed: Wanted = { mapping: null, hasHeader: null };
const noOptions: Options = { reason: "", expiresInDays: "" };

/** An upload that broke may still begin its batch so long after. */
export const beginsWithin = 3_000;
/** A batch whose server is gone is called stopped after a minute. */
export const longestWait = 90_000;

/** The page after an event; one that does not belong to its step changes nothing. */
export function next(state: State, event: Event): State {
  switch (state.step) {
    case "choosing":
      return opened(state, event);
    case "previewed":
      return prepared(state, event);
    case "running":
      return ran(state, event);
    case "done":
    case "failed":
      return left(state, event);
    default:
      return state satisfies never;
  }
}

/** A field is in one column, and a column holds one field: what stood there is moved or dropped. */
export function moved(mapping: Mapping, column: number, field: Field | null): Mapping {
  const rest = { ...mapping };
  for (const known of fields) {
    if (rest[known] === column) {
      rest[known] = null;
    }
  }
  return field === null ? rest : { ...rest, [field]: column };
}

function opened(state: Choosing | Previewed, event: Event): State {
  if (event.type === "unreadable") {
    return { step: "choosing", trouble: event.words, isReturn: false };
  }
  if (event.type !== "picked") {
    return state;
  }
  const options = state.step === "previewed" ? state.chosen.options : noOptions;
  return { step: "previewed", chosen: { picked: event.picked, wanted: asGuessed, options }, isReturn: false };
}

function prepared(state: Previewed, event: Event): State {
  const { chosen } = state;
  switch (event.type) {
    case "assigned": {
      const mapping = moved(event.mapping, event.column, event.field);
      return { ...state, chosen: { ...chosen, wanted: { ...chosen.wanted, mapping } } };
    }
    case "headed":
      return { ...state, chosen: { ...chosen, wanted: { ...chosen.wanted, hasHeader: event.hasHeader } } };
    case "optioned":
      return { ...state, chosen: { ...chosen, options: event.options } };
    case "started": {
      const { batchId, at, mapping, hasHeader } = event;
      // Tried again, it is read as it was shown.
      const fixed = { ...chosen, wanted: { mapping, hasHeader } };
      return { step: "running", chosen: fixed, batchId, startedAt: at, batch: null, broken: null };
    }
    default:
      return opened(state, event);
  }
}

function ran(state: Running, event: Event): State {
  const { chosen } = state;
  switch (event.type) {
    case "polled":
      return polled({ ...state, batch: event.batch ?? state.batch }, event);
    case "answered":
      return ended(state, event.batch, event.refusals, event.at);
    case "refused":
      return { step: "failed", chosen, words: event.words, batch: state.batch };
    case "broke":
      return { ...state, broken: { words: event.words, at: event.at } };
    default:
      return state;
  }
}

/** While the upload runs its own answer decides; afterwards the batch does. */
function polled(state: Running, { isAnswer, at }: Extract<Event, { type: "polled" }>): State {
  const { chosen, batch, broken } = state;
  if (broken === null) {
    return state;
  }
  if (batch !== null && batch.state !== "running") {
    return ended(state, batch, null, at);
  }
  const patience = batch === null && isAnswer ? beginsWithin : longestWait;
  return at - broken.at < patience ? state : { step: "failed", chosen, words: broken.words, batch };
}

function ended(state: Running, batch: Taken, refusals: readonly Refusal[] | null, at: number): State {
  const { chosen, startedAt, broken } = state;
  if (batch.state === "done") {
    return { step: "done", chosen, batch, refusals, millis: at - startedAt };
  }
  const words = batch.trouble ?? broken?.words ?? "The import did not come to its end.";
  return { step: "failed", chosen, words, batch };
}

function left(state: Done | Failed, event: Event): State {
  if (event.type === "retried" && state.step === "failed") {
    return { step: "previewed", chosen: state.chosen, isReturn: true };
  }
  return event.type === "restarted" ? { step: "choosing", trouble: null, isReturn: true } : state;
}
