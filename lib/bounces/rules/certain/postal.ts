import type { Rule } from "@/lib/bounces/rules/types";

/** What Postal says of mail that it stopped or gave up itself, and what relays say of addresses on their lists. */
export const postal: readonly Rule[] = [
  {
    name: "postal-gave-up",
    class: "transient_failure",
    says: ["maximum number of delivery attempts … reached", "maximum number of delivery attempts"],
    confidence: 0.5,
    because: "Postal gave up after its last try; the cause is that of the delays before.",
    example: "Maximum number of delivery attempts (18) has been reached.",
  },
  {
    name: "sender-suppressed",
    class: "policy_rejection",
    says: [
      "recipient … on suppression list",
      "address suppressed",
      "address … suppression list",
      "previously unsubscribed|bounced",
      "bounced address",
      "unsubscribed address",
    ],
    unless: ["recipient added suppression list"],
    because: "The sender's own list holds the address: nothing was sent.",
    example: "Recipient (a@b.example) is on the suppression list (reason: too many hard fails)",
  },
  {
    name: "sender-held",
    class: "policy_rejection",
    says: [
      "credential configured hold all messages",
      "message held because send limit",
      "server development mode",
      "mail server suspended",
      "message held",
    ],
    because: "Postal holds the mail itself, by its own settings.",
    example: "Message held because send limit (1000) has been reached.",
  },
  {
    name: "sender-spam-threshold",
    class: "spam_content",
    says: ["message likely spam … threshold", "spam score … threshold", "high spam score", "message likely spam"],
    because: "The sending server's own filter stopped the message.",
    example: "Message is likely spam. Threshold is 5.0 and the message scored 7.2.",
  },
];
