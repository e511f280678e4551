import { appleAdvice } from "@/lib/bounces/provider-advice/apple";
import { blockListAdvice } from "@/lib/bounces/provider-advice/block-lists";
import { filterAdvice } from "@/lib/bounces/provider-advice/filters";
import { googleAdvice } from "@/lib/bounces/provider-advice/google";
import { microsoftAdvice } from "@/lib/bounces/provider-advice/microsoft";
import { americanAdvice } from "@/lib/bounces/provider-advice/providers-americas";
import { asianAdvice } from "@/lib/bounces/provider-advice/providers-asia";
import { europeanAdvice } from "@/lib/bounces/provider-advice/providers-europe";
import type { ProviderAdvice } from "@/lib/bounces/provider-advice/types";
import { yahooAdvice } from "@/lib/bounces/provider-advice/yahoo";

/** What well-known providers mean by their answers, and what to do. */
export const providerAdvice = {
  ...googleAdvice,
  ...microsoftAdvice,
  ...yahooAdvice,
  ...appleAdvice,
  ...filterAdvice,
  ...americanAdvice,
  ...europeanAdvice,
  ...asianAdvice,
  ...blockListAdvice,
} as const satisfies Record<string, ProviderAdvice>;

export type AdviceName = keyof typeof providerAdvice;
