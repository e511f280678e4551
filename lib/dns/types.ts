/**
 * Why a name could not be looked up. "timeout": no answer in time, "server": SERVFAIL, REFUSED or an answer that
 * cannot be read, "not-public": not a public domain name, so it was not asked for.
 */
export type LookupFailure = "timeout" | "server" | "not-public";

/** What DNS says of one name and type. Failed is not none: nobody knows. */
export type Answer<T> =
  | { kind: "found"; records: readonly T[] }
  /** `exists`: the name has records of other types (NODATA); else there is no such name (NXDOMAIN). */
  | { kind: "none"; exists: boolean }
  | { kind: "failed"; failure: LookupFailure };

export interface MxRecord {
  /** Lower case, without the last dot; "" is the null MX of RFC 7505. */
  exchange: string;
  priority: number;
}

/** Lookups by name; none rejects. Names are given and answered in lower case without the last dot. */
export interface Dns {
  /** Each record whole, its character-strings joined (RFC 7208 3.3). */
  txt: (name: string) => Promise<Answer<string>>;
  mx: (name: string) => Promise<Answer<MxRecord>>;
  /** The target of a CNAME at the very name. */
  cname: (name: string) => Promise<Answer<string>>;
  /** IPv4 and IPv6 addresses. Found if either is. */
  addresses: (name: string) => Promise<Answer<string>>;
}
