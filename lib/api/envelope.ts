import { randomBytes } from "node:crypto";
import * as z from "zod";
import type { Problem } from "@/lib/api/problem";

/** Names one call, in the answer and in the log. */
export function newRequestId(): string {
  return `req_${randomBytes(12).toString("base64url")}`;
}

interface Beside {
  requestId: string;
  status?: number;
  meta?: Readonly<Record<string, unknown>>;
}

/** The fields of a list that stand beside `data`. */
export interface Paging {
  page: number;
  perPage: number;
  total: number;
  totalPages: number;
}

function json(body: unknown, status: number, requestId: string, headers: Readonly<Record<string, string>> = {}) {
  return Response.json(body, {
    status,
    headers: { "Cache-Control": "no-store", "X-Request-Id": requestId, ...headers },
  });
}

export function dataResponse(data: unknown, { requestId, status = 200, meta }: Beside, paging?: Paging): Response {
  return json({ success: true, data, ...paging, meta: { requestId, ...meta } }, status, requestId);
}

/** `message` stands at the top too: Ark's SDKs show that one, or else the whole body as JSON. */
export function problemResponse(problem: Problem, requestId: string): Response {
  const { code, details, status, headers } = problem;
  const body = { success: false, message: details.message, error: { code, ...details }, meta: { requestId } };
  return json(body, status, requestId, headers);
}

/** Text that is made while it is sent. */
export const piecesSchema = z.custom<AsyncGenerator<string>>(
  (value) => typeof value === "object" && value !== null && Symbol.asyncIterator in value,
);

/** A file, sent by pieces as they are asked for: a reader that is slow holds nothing in memory. */
export function fileResponse(
  pieces: AsyncGenerator<string>,
  { requestId, type, name }: { requestId: string; type: string; name: string },
): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) {
        controller.close();
      } else {
        controller.enqueue(encoder.encode(value));
      }
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": `${type}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
      "X-Request-Id": requestId,
    },
  });
}
