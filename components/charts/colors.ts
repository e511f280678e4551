/** Data colours by outcome and by bounce group: the tokens of app/globals.css. */
export const outcomeColor = {
  delivered: "var(--outcome-delivered)",
  deferred: "var(--outcome-deferred)",
  held: "var(--outcome-held)",
  failed: "var(--outcome-failed)",
  bounced: "var(--outcome-bounced)",
} as const;

export const groupColor = {
  recipient: "var(--group-recipient)",
  domain: "var(--group-domain)",
  reputation: "var(--group-reputation)",
  technical: "var(--group-technical)",
  unclassified: "var(--group-unclassified)",
} as const;
