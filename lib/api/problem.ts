/** One table from code to status, for every refusal of the API. */
export const problems = {
  validation_error: 400,
  invalid_json: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  payload_too_large: 413,
  database_unavailable: 503,
  internal_error: 500,
} as const;
export type ProblemCode = keyof typeof problems;

/** Why a call is not answered: a sentence for whoever made it, and the part of the call to blame. */
export interface ProblemDetails {
  message: string;
  field?: string;
  suggestion?: string;
}

/** Thrown by what reads a call, returned by handlers; `problemResponse` answers it. */
export class Problem extends Error {
  override name = "Problem";
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, details: ProblemDetails, headers: Readonly<Record<string, string>> = {}) {
    super(details.message);
    this.code = code;
    this.details = details;
    this.headers = headers;
  }

  get status(): number {
    return problems[this.code];
  }
}

/** A parameter that does not fit. */
export function invalid(field: string, message: string, suggestion?: string): Problem {
  return new Problem("validation_error", { message, field, ...(suggestion === undefined ? {} : { suggestion }) });
}

export function notFound(message: string, suggestion?: string): Problem {
  return new Problem("not_found", { message, ...(suggestion === undefined ? {} : { suggestion }) });
}
