import type { Figures, Grain, Preset } from "@/lib/cube/types";
import type { RateVerdict } from "@/lib/rates";

/** Where most of the failures of a period are. */
export interface Worst {
  /** A class with half of the failures or more. */
  classification: string | null;
  /** A provider with half of the failures or more. */
  provider: string | null;
}

/** What the sentence of the overview is made of. */
export interface SentenceFacts {
  current: Figures;
  previous: Figures;
  preset: Preset | null;
  /** Buckets of the range: how long "the period before" was. */
  buckets: number;
  grain: Grain;
  worst: Worst;
  /** Below this share of deferred mail the sentence is silent about it. */
  deferredWarning: number;
  minimumVolume: number;
}

export type RateName = "delivery" | "bounce" | "deferred" | "reputation";

/** A rate's counts. */
export interface Ratio {
  part: number;
  whole: number;
}

/** Failed in the group of classes 30 to 39, which the summary does not part from the rest. */
export interface ReputationFailures {
  current: number;
  previous: number;
}

/** What a rate card shows. */
export interface RateFigure extends Ratio {
  name: RateName;
  value: number | null;
  /** Against the period before; a fraction. */
  change: number | null;
  verdict: RateVerdict;
}
