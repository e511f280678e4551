import type { Policy } from "@/lib/suppressions/policy";

/** The workspace's list; any other scope is the name of a tenant. */
export const workspaceScope = "";

export const maxBulk = 1_000;
export const maxChecked = 10_000;
export const maxReasonLength = 1_000;
export const maxTenantLength = 255;

/** The address alone decides: a mailbox that does not exist, or is closed, and a domain that takes no mail. */
export const defaultPolicy: Policy = {
  failed: ["invalid_recipient", "inactive_mailbox", "invalid_domain"],
  bounced: null,
  repeated: [],
  liftOnDelivery: true,
  never: [],
  since: {},
};

/** What is offered for a rule that is off. */
export const suggestedBounced = { count: 2, days: 30 } as const;
export const suggestedRepeated = { classification: "mailbox_full", count: 5, days: 30, expiresDays: 14 } as const;
