import * as z from "zod";

/** A time: ISO 8601 in JSON, milliseconds since the epoch inside. */
export const instant = z.codec(z.iso.datetime(), z.number(), {
  decode: (text) => Date.parse(text),
  encode: (millis) => new Date(millis).toISOString(),
});
