/** What a test's name server holds; names in lower case without the last dot. */
export interface ZoneEntry {
  /** A string is one character-string, an array the several of one record. */
  TXT?: readonly (string | readonly string[])[];
  MX?: readonly (readonly [priority: number, exchange: string])[];
  CNAME?: string;
  A?: readonly string[];
  AAAA?: readonly string[];
  /** Instead of an answer to anything asked of the name. "slow": after 3 s. */
  fault?: "silent" | "slow" | "servfail" | "refused";
}
export type Zone = Readonly<Record<string, ZoneEntry>>;
