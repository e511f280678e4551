import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer, type Server, type ServerResponse } from "node:http";

/** Which headers carry the signature; see `senders/ark` and `senders/postal`. */
export type Family = "ark" | "postal" | "postal-sha1";
export type JwksAnswer = "keys" | "error" | "silence";

export interface PostOptions {
  family?: Family;
  /** Said in the header instead of the key's own. */
  kid?: string;
  /** Over the signed headers; `undefined` leaves one out. */
  headers?: Record<string, string | undefined>;
  /** Signed in place of the body, to make a signature that does not fit. */
  signed?: string | Uint8Array;
  /** Gives up on the answer. */
  signal?: AbortSignal;
}

/** A stand-in for Ark or Postal: one RSA key that signs for everybody, and the address of its public half. */
export class Sender {
  readonly jwksUrl: string;
  readonly #server: Server;
  readonly #bits: number;
  #key: SigningKey;
  #answer: JwksAnswer = "keys";
  #fetches = 0;

  private constructor(server: Server, port: number, bits: number) {
    this.#server = server;
    this.#bits = bits;
    this.#key = makeKey(bits);
    this.jwksUrl = `http://127.0.0.1:${port}/.well-known/jwks.json`;
  }

  /** `bits` is 1024 for a Postal whose key its installer made. */
  static async start({ bits = 2048 }: { bits?: 1024 | 2048 } = {}): Promise<Sender> {
    let sender: Sender | undefined;
    const server = createServer((request, response) => sender?.respond(request.url, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (typeof address !== "object" || address === null) {
      throw new Error("the key server has no port");
    }
    sender = new Sender(server, address.port, bits);
    return sender;
  }

  /** How often the keys were fetched. */
  get fetches(): number {
    return this.#fetches;
  }

  get kid(): string {
    return this.#key.kid;
  }

  /** What the key endpoint does from now on. */
  answerWith(answer: JwksAnswer): void {
    this.#answer = answer;
  }

  /** Signs with a new key from now on; the old one is no longer published. */
  rotate(): void {
    this.#key = makeKey(this.#bits);
  }

  /** Signature headers over exactly these bytes. */
  sign(body: string | Uint8Array, family: Family = "ark", kid = this.kid): Record<string, string> {
    const signature = (algorithm: "sha256" | "sha1") =>
      sign(algorithm, typeof body === "string" ? Buffer.from(body) : body, this.#key.privateKey).toString("base64");
    switch (family) {
      case "ark":
        return { "x-ark-signature": signature("sha256"), "x-ark-signature-kid": kid };
      case "postal":
        return {
          "x-postal-signature": signature("sha1"),
          "x-postal-signature-256": signature("sha256"),
          "x-postal-signature-kid": kid,
        };
      case "postal-sha1":
        return { "x-postal-signature": signature("sha1") };
      default:
        return family satisfies never;
    }
  }

  /** Posts a payload as the sender would; text and bytes go as they are. */
  async post(url: string, payload: unknown, options: PostOptions = {}): Promise<Response> {
    const body = typeof payload === "string" || payload instanceof Uint8Array ? payload : JSON.stringify(payload);
    const headers = new Headers({
      "content-type": "application/json",
      ...this.sign(options.signed ?? body, options.family, options.kid),
    });
    for (const [name, value] of Object.entries(options.headers ?? {})) {
      if (value === undefined) {
        headers.delete(name);
      } else {
        headers.set(name, value);
      }
    }
    return fetch(url, {
      method: "POST",
      headers,
      body: typeof body === "string" ? body : Buffer.from(body),
      signal: options.signal ?? null,
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  respond(path: string | undefined, response: ServerResponse): void {
    this.#fetches += 1;
    if (this.#answer === "silence") {
      return;
    }
    const found = this.#answer === "keys" && path === "/.well-known/jwks.json";
    response.writeHead(found ? 200 : 503, { "content-type": "application/json", connection: "close" });
    response.end(found ? JSON.stringify({ keys: [this.#key.jwk] }) : "{}");
  }
}

interface SigningKey {
  privateKey: KeyObject;
  kid: string;
  jwk: object;
}

function makeKey(bits: number): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: bits });
  const kid = createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("hex");
  return { privateKey, kid, jwk: { ...publicKey.export({ format: "jwk" }), kid, use: "sig", alg: "RS256" } };
}
