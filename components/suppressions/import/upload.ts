import type { Options, Refusal, Taken } from "@/components/suppressions/import/steps";
import { answerWords } from "@/components/suppressions/import/words";
import { cutText } from "@/lib/suppressions/file/cut-text";
import { mappingText } from "@/lib/suppressions/file/mapping";
import type { Mapping } from "@/lib/suppressions/file/types";

export interface ImportCall {
  name: string;
  mapping: Mapping;
  hasHeader: boolean;
  options: Options;
  batchId: string;
}

const dayMillis = 86_400_000;
const longestName = 200;

/** The call of the API that imports a file, which is its body. */
export function importHref({ name, mapping, hasHeader, options, batchId }: ImportCall, now: number): string {
  const params = new URLSearchParams({
    name: cutText(name, longestName),
    columns: mappingText(mapping),
    header: String(hasHeader),
    batch: batchId,
  });
  const reason = options.reason.trim();
  if (reason !== "") {
    params.set("reason", reason);
  }
  if (options.expiresInDays !== "") {
    params.set("expiresAt", new Date(now + Number(options.expiresInDays) * dayMillis).toISOString());
  }
  return `/api/v1/suppressions/import?${params}`;
}

export type Outcome =
  | { type: "answered"; batch: Taken; refusals: readonly Refusal[] }
  /** Nothing was begun. */
  | { type: "refused"; words: string }
  /** There is no answer, but some of the file may have been taken. */
  | { type: "broke"; words: string };

interface Answer {
  data: Taken & { refusals: Refusal[] };
}

/** Refused before the file is read. */
const early = [400, 401, 403, 404, 405];
const broke = (words: string): Outcome => ({ type: "broke", words });
const unanswered = "The connection to the server was lost.";

/** Sends a file, of any size; nobody should close the page meanwhile without being asked. */
export async function upload(file: File, href: string): Promise<Outcome> {
  window.addEventListener("beforeunload", ask);
  try {
    const headers = { "content-type": "application/octet-stream" };
    const response = await fetch(href, { method: "POST", body: file, headers }).catch(() => null);
    return response === null ? broke(await whyUnsent(file)) : await outcomeOf(response);
  } finally {
    window.removeEventListener("beforeunload", ask);
  }
}

const ask = (event: BeforeUnloadEvent) => event.preventDefault();

/** A browser tells a file that has changed from a network that is gone only by trying to read it. */
async function whyUnsent(file: File): Promise<string> {
  const isReadable = await file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
  return isReadable ? unanswered : "The file was changed or moved since it was chosen. Choose it again.";
}

async function outcomeOf(response: Response): Promise<Outcome> {
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && isAnswer(body)) {
    const { refusals, ...batch } = body.data;
    return { type: "answered", batch, refusals };
  }
  if (response.ok) {
    return broke("The answer of the server did not arrive whole.");
  }
  const words = answerWords(response.status, messageOf(body));
  return early.includes(response.status) ? { type: "refused", words } : broke(words);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function isAnswer(body: unknown): body is Answer {
  return isRecord(body) && isRecord(body.data) && Array.isArray(body.data.refusals);
}

function messageOf(body: unknown): string | null {
  const message = isRecord(body) && isRecord(body.error) ? body.error.message : null;
  return typeof message === "string" ? message : null;
}
