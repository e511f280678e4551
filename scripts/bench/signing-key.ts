import { createHash, generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";

/** A 2048-bit RSA key and its JWKS, served on a loopback port. */
export interface SigningKey {
  kid: string;
  privatePem: string;
  publicPem: string;
  jwksUrl: string;
  stop(): Promise<void>;
}

export async function serveKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const der = publicKey.export({ type: "spki", format: "der" });
  const kid = createHash("sha256").update(der).digest("hex");
  const jwks = JSON.stringify({ keys: [{ ...publicKey.export({ format: "jwk" }), kid, use: "sig", alg: "RS256" }] });
  const server: Server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json", connection: "close" });
    response.end(jwks);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) {
    throw new Error("the key server has no port");
  }
  return {
    kid,
    privatePem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
    jwksUrl: `http://127.0.0.1:${address.port}/.well-known/jwks.json`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
