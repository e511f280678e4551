import { domainToASCII } from "node:url";
import { err, ok, type Result } from "@/lib/result";

export interface Address {
  /** What is compared: lower case, the domain in its ASCII form. */
  address: string;
  /** As it was given. */
  shown: string;
}

const maxLength = 254;
const maxLocalLength = 64;

// Dots stand where they like: addresses such as `a..b.@docomo.ne.jp` exist. Non-ASCII is RFC 6531.
const plainLocal = /^[^\s"(),:;<>@[\\\]\p{Cc}\p{Cs}]+$/u;
const quotedLocal = /^"(?:[^"\\\p{Cc}\p{Cs}]|\\[^\p{Cc}\p{Cs}])+"$/u;
const domainCharacters = /^[\p{L}\p{M}\p{N}._\u00b7\u3002-]+$/u;
const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;
const numeric = /^\d+$/;

/** The domain in lower case and its ASCII form; null if it is none. A trailing dot is dropped. */
export function asciiDomain(domain: string): string | null {
  if (!domainCharacters.test(domain)) {
    return null;
  }
  const ascii = domainToASCII(domain.replace(/\.$/, "")).toLowerCase();
  const labels = ascii.split(".");
  const isWhole = labels.length > 1 && ascii.length <= 253 && labels.every((part) => label.test(part));
  return isWhole && !numeric.test(labels.at(-1) ?? "") ? ascii : null;
}

/** One whole address, without a display name. The error is a sentence for whoever gave it. */
export function parseAddress(text: string): Result<Address, string> {
  const shown = text.trim();
  const at = shown.lastIndexOf("@");
  if (at < 1) {
    return err("address is not an e-mail address: give one full address, such as ana@example.com");
  }
  const local = shown.slice(0, at);
  if (shown.length > maxLength || local.length > maxLocalLength) {
    return err(`address is too long: at most ${maxLocalLength} characters before the @ and ${maxLength} in all`);
  }
  if (!(plainLocal.test(local) || quotedLocal.test(local))) {
    return err("address is not an e-mail address: what stands before the @ is not allowed");
  }
  const domain = asciiDomain(shown.slice(at + 1));
  if (domain === null) {
    return err("address is not an e-mail address: what stands after the @ is not a domain");
  }
  return ok({ address: `${local.normalize("NFC").toLowerCase()}@${domain}`, shown });
}

/**
 * What an address is compared by, for any text that a sender gives as one: the normalised address, else the
 * text in lower case.
 */
export function addressKey(text: string): string {
  const inner = /<([^<>]*)>\s*$/.exec(text)?.[1] ?? text;
  const parsed = parseAddress(inner);
  return parsed.ok ? parsed.value.address : inner.trim().toLowerCase();
}
