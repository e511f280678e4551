import { Problem } from "@/lib/api/problem";

const words = (bytes: number) => `${bytes / 1_048_576} MiB`;
const tooLarge = (maxBytes: number) =>
  new Problem("payload_too_large", {
    message: `The body is over ${words(maxBytes)}.`,
    suggestion: "Send it in several calls.",
  });

/** The bytes of a body, by its length header and by counting. @throws Problem if there are too many */
async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? "0") > maxBytes) {
    throw tooLarge(maxBytes);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) {
      throw tooLarge(maxBytes);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** A body's JSON. @throws Problem if it is none, or too large */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const bytes = await readBytes(request, maxBytes);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Problem("invalid_json", {
      message: bytes.byteLength === 0 ? "The body is empty: send JSON." : "The body is not JSON in UTF-8.",
    });
  }
}
