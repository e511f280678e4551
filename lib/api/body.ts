import { Problem } from "@/lib/api/problem";

const words = (bytes: number) => `${bytes / 1_048_576} MiB`;
const tooLarge = (maxBytes: number) =>
  new Problem("payload_too_large", {
    message: `The body is over ${words(maxBytes)}.`,
    suggestion: "Send it in several calls.",
  });

/** The bytes of a body, by its length header and by counting. @throws Problem if there are too many */
async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
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

/** A form is read whole before its file can be had. */
const maxForm = 16 * 1_048_576;

/** A body that is a file, as it arrives; also the file of a form. @throws Problem for a form that is too large, or has none */
export async function fileOf(request: Request): Promise<AsyncIterable<Uint8Array>> {
  if (!/^multipart\/form-data/i.test(request.headers.get("content-type") ?? "")) {
    return request.body ?? empty();
  }
  const bytes = await readBytes(request, maxForm);
  const form = await new Response(bytes, { headers: { "content-type": request.headers.get("content-type") ?? "" } })
    .formData()
    .catch(() => null);
  const file = [...(form?.values() ?? [])].find((value) => value instanceof File);
  if (file === undefined) {
    throw new Problem("validation_error", {
      message: "The form holds no file.",
      suggestion: "Send the file as the body, such as curl --data-binary @list.csv, or as a part of a form.",
    });
  }
  return file.stream();
}

async function* empty(): AsyncGenerator<Uint8Array> {
  // Nothing was sent.
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
