/** A term of an SPF record, read (RFC 7208 4.6.1 and section 12). */
export type Term =
  | { kind: "mechanism"; text: string; qualifier: Qualifier; name: Mechanism; domain: string | null }
  | { kind: "modifier"; text: string; name: string; value: string }
  | { kind: "unreadable"; text: string; problem: string };

export type Qualifier = "+" | "-" | "~" | "?";
const mechanisms = ["all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists"] as const;
export type Mechanism = (typeof mechanisms)[number];

/** Networks are kept in `domain` as they are written. */
const mechanismPattern = /^([-+~?]?)([a-z0-9]+)(?:([:/])(.*))?$/i;
const modifierPattern = /^([a-z][a-z0-9_.-]*)=(.*)$/i;
/** Of a and mx: "/24", "//64" or both. */
const prefixLength = /(?:\/\d{1,2})?(?:\/\/\d{1,3})?$/;

export const isSpf = (record: string): boolean => /^v=spf1(?: |$)/i.test(record);

/** True where the name depends on the message (RFC 7208 7), so that it cannot be looked up without one. */
export const hasMacro = (text: string): boolean => text.includes("%");

/** The terms of a record in their order. */
export function termsOf(record: string): Term[] {
  return record
    .split(/ +/)
    .slice(1)
    .filter((text) => text !== "")
    .map(termOf);
}

function termOf(text: string): Term {
  const modifier = modifierPattern.exec(text);
  if (modifier !== null) {
    const [, name = "", value = ""] = modifier;
    const isEmpty = value === "" && ["redirect", "exp"].includes(name.toLowerCase());
    return isEmpty
      ? { kind: "unreadable", text, problem: "nothing follows the “=”" }
      : { kind: "modifier", text, name: name.toLowerCase(), value };
  }
  const [, sign = "", word = "", colon, rest = ""] = mechanismPattern.exec(text) ?? [];
  const name = mechanisms.find((mechanism) => mechanism === word.toLowerCase());
  if (name === undefined) {
    return { kind: "unreadable", text, problem: "there is no such mechanism" };
  }
  const qualifier = (sign === "" ? "+" : sign) as Qualifier;
  const problem = problemOf(name, colon, rest);
  return problem === null
    ? { kind: "mechanism", text, qualifier, name, domain: domainIn(name, colon, rest) }
    : { kind: "unreadable", text, problem };
}

function domainIn(name: Mechanism, colon: string | undefined, rest: string): string | null {
  if (colon !== ":") {
    return null;
  }
  const domain = name === "a" || name === "mx" ? rest.replace(prefixLength, "") : rest;
  return domain === "" ? null : domain.replace(/\.$/, "").toLowerCase();
}

function problemOf(name: Mechanism, colon: string | undefined, rest: string): string | null {
  switch (name) {
    case "all":
      return colon === undefined ? null : "nothing may follow “all”";
    case "include":
    case "exists":
      return colon === ":" && rest !== "" ? null : "a domain has to follow after a colon";
    case "ip4":
      return colon === ":" && isNetwork(rest, 4) ? null : "it is not an IPv4 address or network";
    case "ip6":
      return colon === ":" && isNetwork(rest, 6) ? null : "it is not an IPv6 address or network";
    case "a":
    case "mx":
    case "ptr":
      return colon === ":" && rest === "" ? "nothing follows the colon" : null;
    default:
      return name satisfies never;
  }
}

function isNetwork(text: string, version: 4 | 6): boolean {
  const [address = "", length, ...more] = text.split("/");
  const bits = length === undefined ? 0 : Number(length);
  const isLength = length === undefined || (/^\d{1,3}$/.test(length) && bits <= (version === 4 ? 32 : 128));
  return more.length === 0 && isLength && isAddress(address, version);
}

function isAddress(text: string, version: 4 | 6): boolean {
  return version === 4
    ? /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(text)
    : text.includes(":") && URL.canParse(`http://[${text}]/`);
}
