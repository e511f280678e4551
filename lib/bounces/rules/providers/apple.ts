import type { Rule } from "@/lib/bounces/rules/types";

/** iCloud Mail. */
export const apple: readonly Rule[] = [
  {
    name: "apple-no-such-user",
    class: "invalid_recipient",
    says: ["unknown or illegal alias"],
    advice: "apple-no-such-user",
    because: "Apple's words for an address that it does not know.",
    example: "550 5.1.1 unknown or illegal alias: a@icloud.com",
  },
  {
    name: "apple-inactive",
    class: "inactive_mailbox",
    says: ["inactive email address"],
    codes: ["4xx", "5xx"],
    advice: "apple-inactive",
    because: "Apple's words for an address that is out of use.",
    example: "550 5.1.1 <a@icloud.com>: inactive email address",
  },
  {
    name: "apple-local-policy",
    class: "spam_block",
    says: ["hm07|hm08", "cs01 message rejected due local policy", "cs01"],
    advice: "apple-local-policy",
    because: "Apple's tag for a sender that it blocks.",
    example: "550 5.7.1 [CS01] Message rejected due to local policy.",
  },
  {
    name: "apple-unauthenticated",
    class: "policy_rejection",
    says: ["hme1", "blocked for failing both spf and dkim"],
    advice: "apple-unauthenticated",
    because: "Apple's tag for mail that neither SPF nor DKIM vouches for.",
    example: "554 5.7.1 [HME1] This message was blocked for failing both SPF and DKIM authentication checks.",
  },
  {
    name: "apple-rate",
    class: "transient_failure",
    says: ["deferred due excessive volume", "messages from … deferred due excessive volume"],
    advice: "apple-rate",
    because: "More mail than Apple takes at once.",
    example: "421 4.7.1 Messages to a@icloud.com deferred due to excessive volume.",
  },
  {
    name: "apple-over-quota",
    class: "mailbox_full",
    hosts: ["icloud.com", "me.com", "apple.com"],
    says: ["user over quota", "user overquota"],
    advice: "apple-over-quota",
    because: "Apple's words for an account without space.",
    example: "552 5.2.2 <a@icloud.com>: user is over quota",
  },
];
