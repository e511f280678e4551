import { pino } from "pino";
import { env } from "@/lib/env";
import { singleton } from "@/lib/singleton";

/** Structured log on stdout. No payload, address or secret goes in. */
export const log = singleton("log", () =>
  pino({
    base: null,
    level: env().logLevel,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  }),
);
