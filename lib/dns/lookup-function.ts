import type { Answer, Dns } from "@/lib/dns/types";

/**
 * As `dns.promises.resolve`, which is what libraries ask for. Rejects with the codes of `node:dns`. The type is
 * mailauth's, whose MX records are objects all the same.
 */
export type LookupFunction = (name: string, type?: string) => Promise<string[] | string[][]>;

class LookupError extends Error {
  override name = "LookupError";
  readonly code: string;
  /** For mailauth: otherwise a name server's failure inside of an include would count as “does not match”. */
  readonly spfResult?: { error: string; text: string };

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
    if (code === "ETIMEOUT") {
      this.spfResult = { error: "temperror", text: message };
    }
  }
}

/** Lookups in the form that mailauth takes. Types that we never ask for have no records. */
export function lookupFunction(dns: Dns): LookupFunction {
  return async (name, type = "A") => {
    switch (type) {
      case "TXT":
        return recordsOf(await dns.txt(name), name).map((text) => [text]);
      case "MX":
        return recordsOf(await dns.mx(name), name) as unknown as string[];
      case "CNAME":
        return recordsOf(await dns.cname(name), name);
      case "A":
        return recordsOf(await dns.addresses(name), name).filter((address) => !address.includes(":"));
      case "AAAA":
        return recordsOf(await dns.addresses(name), name).filter((address) => address.includes(":"));
      default:
        throw new LookupError("ENODATA", `${type} of ${name} is not asked for`);
    }
  };
}

function recordsOf<T>(answer: Answer<T>, name: string): T[] {
  switch (answer.kind) {
    case "found":
      return [...answer.records];
    case "none":
      throw new LookupError(answer.exists ? "ENODATA" : "ENOTFOUND", `${name} has no such record`);
    case "failed":
      // To a receiver a name that is not public does not exist.
      if (answer.failure === "not-public") {
        throw new LookupError("ENOTFOUND", `${name} is no public domain name`);
      }
      throw new LookupError("ETIMEOUT", `${name} could not be looked up`);
    default:
      return answer satisfies never;
  }
}
