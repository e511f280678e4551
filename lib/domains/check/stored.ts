import * as z from "zod";
import { learntSchema, observationSchema } from "@/lib/domains/check/schema";
import type { Learnt, Observation } from "@/lib/domains/check/types";

export const observationText = (observation: Observation): string =>
  JSON.stringify(z.encode(observationSchema, observation));

/** A stored check; null if there is none, or an earlier version wrote it in another form. */
export function observationFrom(text: string | null): Observation | null {
  return text === null ? null : (z.safeDecode(observationSchema, JSON.parse(text)).data ?? null);
}

export const learntText = (learnt: Learnt): string => JSON.stringify(z.encode(learntSchema, learnt));

/** What a domain's records were when they were right; nothing if it cannot be read. */
export function learntFrom(text: string | null): Learnt {
  return text === null ? {} : (z.safeDecode(learntSchema, JSON.parse(text)).data ?? {});
}
