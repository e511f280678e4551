import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { readSignature, type SignatureHeader, verifySignature } from "@/lib/ingest/verify";

interface Pair {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

const body = new TextEncoder().encode('{"event":"MessageSent","payload":{"details":"\\u003cmsg:1\\u003e"}}');
let strong: Pair;
let short: Pair;

beforeAll(() => {
  strong = generateKeyPairSync("rsa", { modulusLength: 2048 });
  short = generateKeyPairSync("rsa", { modulusLength: 1024 });
});

function sign(algorithm: "sha1" | "sha256", key: KeyObject, bytes: Uint8Array = body): string {
  return createSign(algorithm).update(bytes).sign(key, "base64");
}

function read(headers: Record<string, string>): SignatureHeader {
  const header = readSignature(new Headers(headers));
  if (header === null) {
    throw new Error("no signature was read");
  }
  return header;
}

describe("readSignature", () => {
  const cases = [
    ["X-Ark-Signature", "ark", "sha256", "X-Ark-Signature-KID"],
    ["X-Postal-Signature-256", "postal", "sha256", "X-Postal-Signature-KID"],
    ["X-Postal-Signature", "postal", "sha1", "X-Postal-Signature-KID"],
  ] as const;

  it.each(cases)("takes the algorithm of %s from the header's name", (header, family, algorithm, kidHeader) => {
    expect(read({ [header]: "QUJD", [kidHeader]: " k1 " })).toEqual({
      family,
      algorithm,
      signature: Buffer.from("ABC"),
      kid: "k1",
    });
  });

  it("finds no signature in a request without one", () => {
    expect(readSignature(new Headers({ "X-Ark-Signature-KID": "k1" }))).toBeNull();
  });

  it("has no key id where the header is missing or blank", () => {
    expect(read({ "X-Ark-Signature": "QUJD" }).kid).toBeNull();
    expect(read({ "X-Ark-Signature": "QUJD", "X-Ark-Signature-KID": " " }).kid).toBeNull();
  });

  it("prefers SHA-256 where both are present, even an empty one", () => {
    expect(read({ "X-Postal-Signature": "QUJD", "X-Postal-Signature-256": "REVG" }).algorithm).toBe("sha256");
    expect(read({ "X-Postal-Signature": "QUJD", "X-Postal-Signature-256": "" }).algorithm).toBe("sha256");
    expect(read({ "X-Postal-Signature": "QUJD", "X-Ark-Signature": "REVG" }).algorithm).toBe("sha256");
  });
});

describe("verifySignature", () => {
  it.each(["sha1", "sha256"] as const)("accepts a 1024-bit key's %s signature", (algorithm) => {
    const name = algorithm === "sha1" ? "X-Postal-Signature" : "X-Postal-Signature-256";
    const header = read({ [name]: sign(algorithm, short.privateKey) });
    expect(verifySignature(body, header, [short.publicKey])).toBe(true);
  });

  it("tries all the keys that it is given, up to ten", () => {
    const header = read({ "X-Ark-Signature": sign("sha256", strong.privateKey) });
    expect(verifySignature(body, header, [short.publicKey, strong.publicKey])).toBe(true);
    const many = Array.from({ length: 10 }, () => short.publicKey);
    expect(verifySignature(body, header, [...many, strong.publicKey])).toBe(false);
    expect(verifySignature(body, header, [])).toBe(false);
  });

  it("refuses a body that differs in one byte, and one that was written again", () => {
    const header = read({ "X-Ark-Signature": sign("sha256", strong.privateKey) });
    const changed = Uint8Array.from(body);
    changed[0] = 0x20;
    expect(verifySignature(changed, header, [strong.publicKey])).toBe(false);
    const rewritten = new TextEncoder().encode(JSON.stringify(JSON.parse(new TextDecoder().decode(body))));
    expect(verifySignature(rewritten, header, [strong.publicKey])).toBe(false);
  });

  it("never falls back to a good SHA-1 signature after a bad SHA-256 one", () => {
    const header = read({
      "X-Postal-Signature": sign("sha1", strong.privateKey),
      "X-Postal-Signature-256": sign("sha1", strong.privateKey),
    });
    expect(verifySignature(body, header, [strong.publicKey])).toBe(false);
  });

  it("does not take a SHA-1 signature under Ark's name, whose suffix-less header is SHA-256", () => {
    const header = read({ "X-Ark-Signature": sign("sha1", strong.privateKey) });
    expect(verifySignature(body, header, [strong.publicKey])).toBe(false);
  });

  it("does not take a SHA-256 signature under Postal's suffix-less name, which is SHA-1", () => {
    const header = read({ "X-Postal-Signature": sign("sha256", strong.privateKey) });
    expect(verifySignature(body, header, [strong.publicKey])).toBe(false);
  });

  it("takes Base64 with white space around it, and none other", () => {
    const good = sign("sha256", strong.privateKey);
    const urlSafe = good.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    const check = (value: string) => verifySignature(body, read({ "X-Ark-Signature": value }), [strong.publicKey]);
    expect(check(`  ${good}\t`)).toBe(true);
    const bad = [urlSafe, good.slice(0, -2), `${good.slice(0, 76)} ${good.slice(76)}`, `${good}, ${good}`, "%%%", ""];
    for (const value of bad) {
      expect(check(value)).toBe(false);
    }
  });

  it("answers false for keys that are not RSA", () => {
    const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const header = read({ "X-Ark-Signature": sign("sha256", strong.privateKey) });
    expect(verifySignature(body, header, [publicKey])).toBe(false);
  });
});
