import "server-only";

/** Postal keeps a payload in 64 KB and Ark's are alike; a mebibyte leaves room. */
export const maxBodyBytes = 1_048_576;

/** The whole body, or null if it is larger than the cap, by its length header or by counting. */
export async function readBody(request: Request): Promise<Uint8Array | null> {
  const declared = Number(request.headers.get("content-length") ?? "0");
  if (declared > maxBodyBytes || request.body === null) {
    return request.body === null && declared <= maxBodyBytes ? new Uint8Array() : null;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    length += chunk.byteLength;
    if (length > maxBodyBytes) {
      return null;
    }
    chunks.push(chunk);
  }
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, length);
}
