import "server-only";

import { constants, type KeyObject, verify } from "node:crypto";
import { senders } from "@/lib/ingest/senders/registry";
import type { SenderKind } from "@/lib/ingest/senders/sender";

export interface SignatureHeader {
  family: SenderKind;
  algorithm: "sha256" | "sha1";
  /** Empty if the header was not Base64: such a signature fits no key. */
  signature: Buffer;
  kid: string | null;
}

/** Each try costs a hash of the body, so a request without a key id may not cost more than this. */
export const maxKeysTried = 10;

/** All families' headers, SHA-256 first: either family may come to any source. */
const signatureHeaders = Object.values(senders)
  .flatMap((sender) => sender.signatureHeaders.map((named) => ({ ...named, sender })))
  .sort((a, b) => Number(a.algorithm === "sha1") - Number(b.algorithm === "sha1"));

/**
 * The signature to judge a request by, or null if it has none. The one header that is chosen here
 * decides: a SHA-256 signature that fails is never made up for by a SHA-1 one beside it.
 */
export function readSignature(headers: Headers): SignatureHeader | null {
  for (const { header, algorithm, sender } of signatureHeaders) {
    const value = headers.get(header);
    if (value !== null) {
      const kid = headers.get(sender.keyIdHeader)?.trim();
      return { family: sender.kind, algorithm, signature: decodeBase64(value), kid: kid || null };
    }
  }
  return null;
}

/**
 * True if one of the keys made this signature over exactly these bytes (RSASSA-PKCS1-v1_5).
 * Never throws, whatever the header or the keys hold.
 */
export function verifySignature(body: Uint8Array, header: SignatureHeader, keys: readonly KeyObject[]): boolean {
  if (header.signature.length === 0) {
    return false;
  }
  return keys.slice(0, maxKeysTried).some((key) => fits(body, header, key));
}

function fits(body: Uint8Array, header: SignatureHeader, key: KeyObject): boolean {
  if (key.asymmetricKeyType !== "rsa") {
    return false;
  }
  try {
    return verify(header.algorithm, body, { key, padding: constants.RSA_PKCS1_PADDING }, header.signature);
  } catch {
    return false;
  }
}

/** Standard Base64 only: Node's decoder skips what it does not know, so the text is encoded again and compared. */
function decodeBase64(text: string): Buffer {
  const trimmed = text.trim();
  const bytes = Buffer.from(trimmed, "base64");
  return bytes.toString("base64") === trimmed ? bytes : Buffer.alloc(0);
}
