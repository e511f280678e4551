import { createPublicKey, type KeyObject } from "node:crypto";
import { firstTag, tagsOf } from "@/lib/domains/check/tags";

/** What a DKIM key record says (RFC 6376 3.6.1). */
export interface KeyFacts {
  /** "rsa" or "ed25519"; null where the key cannot be read. */
  algorithm: string | null;
  bits: number | null;
  isVersionWrong: boolean;
  isRevoked: boolean;
  isUnreadable: boolean;
  isTypeUnknown: boolean;
  isTesting: boolean;
  /** Hash algorithms that h= allows; null allows any. */
  hashes: string[] | null;
  /** Services that s= allows; null allows any. */
  services: string[] | null;
}

/** Reads a key record; what is wrong with it is in the answer. */
export function keyFacts(record: string): KeyFacts {
  const tags = tagsOf(record);
  const type = (tags.get("k") ?? "rsa").toLowerCase();
  const text = tags.get("p")?.replace(/\s+/g, "");
  const isTypeUnknown = type !== "rsa" && type !== "ed25519";
  const key = text === undefined || text === "" || isTypeUnknown ? null : readKey(type, text);
  const version = tags.get("v");
  return {
    algorithm: key?.asymmetricKeyType ?? null,
    bits: key?.asymmetricKeyDetails?.modulusLength ?? (key?.asymmetricKeyType === "ed25519" ? 256 : null),
    isVersionWrong: version !== undefined && (version !== "DKIM1" || firstTag(record) !== "v"),
    isRevoked: text === "",
    isUnreadable: text !== "" && key === null && !isTypeUnknown,
    isTypeUnknown,
    isTesting: partsOf(tags.get("t"))?.includes("y") ?? false,
    hashes: partsOf(tags.get("h")),
    services: partsOf(tags.get("s")),
  };
}

const partsOf = (value: string | undefined): string[] | null =>
  value === undefined || value === "" ? null : value.split(":").map((part) => part.trim().toLowerCase());

/** Before the 32 bytes of an Ed25519 key in SubjectPublicKeyInfo (RFC 8410); DKIM has the bytes alone (RFC 8463). */
const ed25519Prefix = Buffer.from("302a300506032b6570032100", "hex");

function readKey(type: string, base64: string): KeyObject | null {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2,3}={0,2})?$/.test(base64)) {
    return null;
  }
  const bytes = Buffer.from(base64, "base64");
  try {
    if (type === "ed25519") {
      // Nothing else is read as such a key: with its wrapping it would be of any type, RSA too.
      const key = Buffer.concat([ed25519Prefix, bytes]);
      return bytes.length === 32 ? createPublicKey({ key, format: "der", type: "spki" }) : null;
    }
    return rsaKey(bytes);
  } catch {
    return null;
  }
}

/** As SubjectPublicKeyInfo, or as PKCS#1, which RFC 6376 names and few use. */
function rsaKey(key: Buffer): KeyObject | null {
  for (const type of ["spki", "pkcs1"] as const) {
    try {
      const read = createPublicKey({ key, format: "der", type });
      return read.asymmetricKeyType === "rsa" ? read : null;
    } catch {
      // The other form, or none.
    }
  }
  return null;
}
