import "server-only";

import { createPublicKey, type KeyObject } from "node:crypto";
import * as z from "zod";
import { err, ok, type Result } from "@/lib/result";

/** A public key as it came, with the name that the sender gave it; "" where it gave none. */
export interface SigningKey {
  kid: string;
  /** The public key as a JWK, JSON. */
  jwk: string;
  key: KeyObject;
}

export const fetchLimits = { milliseconds: 2000, bytes: 256 * 1024 } as const;

const maxKeys = 100;
const jwksSchema = z.object({ keys: z.array(z.unknown()) });
/** `use` and `alg` are not looked at: the request's header names the algorithm. */
const rsaSchema = z.object({
  kty: z.literal("RSA"),
  n: z.string(),
  e: z.string(),
  kid: z.string().max(1000).nullish().catch(null),
});

/** Postal's installer makes 1024-bit keys; OpenSSL refuses to compute with more than 16384. */
const modulusBits = { least: 1024, most: 16_384 } as const;

/** The keys at a JWKS URL, or in words why there are none. Ends within the time limit; follows no redirect. */
export async function fetchJwks(url: string, fetcher: typeof fetch): Promise<Result<SigningKey[], string>> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Result<never, string>>((resolve) => {
    timer = setTimeout(() => {
      controller.abort();
      resolve(err(`The key address did not answer within ${fetchLimits.milliseconds / 1000} s.`));
    }, fetchLimits.milliseconds);
  });
  try {
    return await Promise.race([download(url, fetcher, controller.signal), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

async function download(
  url: string,
  fetcher: typeof fetch,
  signal: AbortSignal,
): Promise<Result<SigningKey[], string>> {
  try {
    const answer = await fetcher(url, {
      signal,
      redirect: "manual",
      cache: "no-store",
      headers: { accept: "application/json" },
    });
    if (answer.status >= 300 && answer.status < 400) {
      return err(`The key address answered ${answer.status}, a redirect; give the address that it leads to.`);
    }
    if (!answer.ok) {
      return err(`The key address answered ${answer.status}.`);
    }
    const text = await readCapped(answer);
    return text === null ? err("The key address answered more than 256 KiB; that is no key set.") : parseJwks(text);
  } catch (error) {
    return err(`The key address could not be reached (${reasonOf(error)}).`);
  }
}

/** Null if the body is larger than the cap. */
async function readCapped(answer: Response): Promise<string | null> {
  if (answer.body === null) {
    return "";
  }
  const reader = answer.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > fetchLimits.bytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** The RSA keys of a JWKS document. One without a usable key is an error: it must never replace good keys. */
export function parseJwks(text: string): Result<SigningKey[], string> {
  const document = jwksSchema.safeParse(parseJson(text));
  if (!document.success) {
    return err("The key address did not answer with a key set (JSON with “keys”).");
  }
  const keys = document.data.keys.slice(0, maxKeys).flatMap((entry) => readJwk(entry) ?? []);
  return keys.length === 0 ? err("The key set holds no RSA key of 1024 bits or more.") : ok(keys);
}

/** A stored JWK (JSON) as a key again; null if it is none. */
export function readStoredJwk(jwk: string): SigningKey | null {
  return readJwk(parseJson(jwk));
}

function readJwk(entry: unknown): SigningKey | null {
  const parsed = rsaSchema.safeParse(entry);
  if (!parsed.success) {
    return null;
  }
  const { n, e, kid } = parsed.data;
  const jwk = { kty: "RSA", n, e };
  const key = attempt(() => createPublicKey({ key: jwk, format: "jwk" }));
  return key !== null && isUsable(key)
    ? { kid: kid ?? "", jwk: JSON.stringify({ ...jwk, kid: kid ?? undefined }), key }
    : null;
}

/** A pasted public key (PEM), or in words why it cannot be used. */
export function readPublicKey(pem: string): Result<KeyObject, string> {
  if (/PRIVATE KEY-----/.test(pem)) {
    return err("This is a private key. Paste the public key, and treat the private one as disclosed.");
  }
  const key = attempt(() => createPublicKey(pem.trim()));
  if (key === null) {
    return err("This is no public key in PEM form (-----BEGIN PUBLIC KEY-----).");
  }
  return isUsable(key) ? ok(key) : err("The key is not an RSA key of 1024 bits or more.");
}

function isUsable(key: KeyObject): boolean {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return key.asymmetricKeyType === "rsa" && bits >= modulusBits.least && bits <= modulusBits.most;
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function parseJson(text: string): unknown {
  return attempt((): unknown => JSON.parse(text));
}

/** Node's fetch hides the reason in `cause`; its code (ECONNREFUSED, ENOTFOUND, …) tells the operator enough. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof Error) {
    return "code" in cause && typeof cause.code === "string" ? cause.code : cause.name;
  }
  return "unknown";
}
