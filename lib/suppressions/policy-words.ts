import {
  type BounceClass,
  type BounceClassName,
  bounceClasses,
  bounceClassOf,
  suppressingClasses,
} from "@/lib/bounces/constants";
import { plural } from "@/lib/format";
import { bouncedRule, failedRule, type Policy, type RuleId, repeatedRule, rulesOf } from "@/lib/suppressions/policy";

/** Why one failure of a class is no reason to suppress its recipient; null where it is one. */
const cautions: Readonly<Record<BounceClassName, string | null>> = {
  invalid_recipient: null,
  inactive_mailbox: null,
  invalid_domain: null,
  mailbox_full: "A full mailbox may be emptied tomorrow. A rule for repeated failures, below, fits better.",
  dns_failure: "The receiver's DNS was out for a while. The recipient did nothing wrong and may be reached again.",
  routing_error: "The receiver has to put its servers right. Its recipients would be lost to you for that.",
  spam_block:
    "It is our reputation that was refused. Recipients would be punished for it, and stay lost once it is good.",
  spam_content: "It is our message that was refused. Recipients would be punished for one that we wrote.",
  policy_rejection: "It is mostly our authentication that is wrong. Recipients would be punished for our set-up.",
  connection_error: "The receiver was out of reach. The recipient did nothing wrong and may be reached again.",
  protocol_error: "One of the two servers, often ours, is at fault. The recipient is not.",
  transient_failure: "The receiver asked for patience. A rule for repeated failures, below, fits better.",
  unclassified: "Nobody knows what these answers mean. Recipients would be suppressed by guess.",
};

/** What a person should know before one failure of this class suppresses; null if nothing. */
export const cautionOf = (name: BounceClassName): string | null => cautions[name];

const suppressing: readonly string[] = suppressingClasses;
/** Classes of which the address itself is the cause, and all others. */
export const addressClasses: readonly (BounceClass & { name: BounceClassName })[] = bounceClasses.filter(({ name }) =>
  suppressing.includes(name),
);
export const otherClasses: readonly (BounceClass & { name: BounceClassName })[] = bounceClasses.filter(
  ({ name }) => !suppressing.includes(name),
);

/** What a rule would have done: "would have added 212 addresses". */
export const effectWords = (addresses: number): string =>
  `would have added ${addresses === 0 ? "no address" : plural(addresses, "address", "addresses")}`;

/** A rule's name in words. */
export function ruleWords(rule: RuleId): string {
  if (rule === bouncedRule) {
    return "Bounced after acceptance";
  }
  const [kind, classification = ""] = rule.split(":");
  const label = bounceClassOf(classification)?.label ?? classification;
  return kind === "repeated" ? `Repeated: ${label}` : `One permanent failure: ${label}`;
}

export interface RuleChoice {
  rule: RuleId;
  isOn: boolean;
}

/** Every rule that may have done something: those that are on first. */
export function ruleChoices(policy: Policy): RuleChoice[] {
  const on = rulesOf(policy);
  const names = bounceClasses.map(({ name }) => name);
  const off = [...names.map(failedRule), bouncedRule, ...names.map(repeatedRule)].filter((rule) => !on.includes(rule));
  return [...on.map((rule) => ({ rule, isOn: true })), ...off.map((rule) => ({ rule, isOn: false }))];
}
