import { domainToASCII } from "node:url";
import { parse } from "tldts";

/** In the list of public suffixes, but not of the public DNS (RFC 7686, RFC 3172). */
const unlisted = /\.(onion|arpa)$/;
/** Host names (RFC 1123) and the names with underscores that mail uses, such as _dmarc. */
const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/** Lower case, ASCII, without the last dot; null if it cannot be a domain name. */
export function domainName(text: string): string | null {
  const trimmed = text.trim().replace(/\.$/, "").toLowerCase();
  const ascii = /^[\x20-\x7e]*$/.test(trimmed) ? trimmed : domainToASCII(trimmed);
  const isName = ascii.length > 0 && ascii.length <= 253 && ascii.split(".").every((part) => label.test(part));
  return isName ? ascii : null;
}

/**
 * True for names under a public suffix, such as example.com. Not so: addresses, single labels, and names of private
 * networks such as printer.local or metadata.google.internal.
 */
export function isPublicName(name: string): boolean {
  const { isIcann, isIp, domain } = parse(name, { allowPrivateDomains: false });
  return domainName(name) === name && isIcann === true && isIp !== true && domain !== null && !unlisted.test(name);
}
