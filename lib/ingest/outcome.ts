/** Every way a webhook can end: design section 3.1. */
export type Outcome =
  | { kind: "recorded" | "duplicate" | "quarantined"; id: string }
  | { kind: "refused"; reason: RefusalReason };

export type RefusalReason = keyof typeof refusals;

interface Refusal {
  status: number;
  /** Seconds; Ark honours it, Postal does not look at it. */
  retryAfter?: number;
  message: string;
}

/** The sentences tell the operator what to do; none repeats anything of the request. */
export const refusals = {
  no_signature: {
    status: 401,
    message:
      "The request carries no signature (X-Ark-Signature or X-Postal-Signature-256). Only Ark or Postal can post here; a proxy in between must pass these headers on.",
  },
  bad_signature: {
    status: 401,
    message:
      "The signature does not fit the body. Check that no proxy changes the body, and that this source has the JWKS address or public key of the installation that sends.",
  },
  unknown_key: {
    status: 401,
    message:
      "The key that signed this is not among the source's keys, which were just fetched again. Check that the source has the JWKS address of the installation that sends.",
  },
  bad_body: { status: 400, message: "The body is not a JSON object. Events are posted as application/json." },
  too_large: { status: 413, message: "The body is over 1 MiB. Events of Ark and Postal stay under 100 KB." },
  unknown_source: {
    status: 404,
    message: "There is no source at this address. Copy the webhook URL from the Webhooks page again.",
  },
  method: { status: 405, message: "Webhooks are posted: use POST." },
  keys_unavailable: {
    status: 503,
    retryAfter: 30,
    message:
      "The source's signing keys cannot be fetched now, so that the signature cannot be checked. See that its JWKS address can be reached from here; the sender tries again.",
  },
  queue_full: {
    status: 503,
    retryAfter: 10,
    message: "More events arrive than can be written. The sender tries again; if this lasts, look at the disk.",
  },
  too_slow: {
    status: 503,
    retryAfter: 10,
    message:
      "The event was not written within the time that senders wait; it still may be, and is then a duplicate when the sender tries again. If this lasts, look at the load and the disk.",
  },
  database_unavailable: {
    status: 503,
    retryAfter: 30,
    message:
      "The database cannot take the event now (locked, full or not reachable); nothing was recorded. The sender tries again.",
  },
} as const satisfies Record<string, Refusal>;

/** The answer to a webhook. */
export function toResponse(outcome: Outcome): Response {
  if (outcome.kind !== "refused") {
    return Response.json({ status: outcome.kind, id: outcome.id });
  }
  const refusal: Refusal = refusals[outcome.reason];
  const headers = new Headers();
  if (refusal.retryAfter !== undefined) {
    headers.set("Retry-After", String(refusal.retryAfter));
  }
  if (outcome.reason === "method") {
    headers.set("Allow", "POST");
  }
  return Response.json(
    { error: { code: outcome.reason, message: refusal.message } },
    { status: refusal.status, headers },
  );
}
