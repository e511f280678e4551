import {
  type BounceClassName,
  bounceClassOf,
  leastConfidence,
  suppressingClasses,
  unclassified,
} from "@/lib/bounces/constants";
import type { DeliveryType, Verdict } from "@/lib/ingest/types";

export interface ClassifyInput {
  type: DeliveryType;
  answer: string | null;
  details: string | null;
  /** RFC 3463 code and basic SMTP code of the answer. */
  enhancedCode: string | null;
  code: number | null;
}

interface Rule {
  /** Stable: it is kept with each message as who classified it. */
  name: string;
  classification: BounceClassName;
  confidence: number;
  matches: (codes: Codes) => boolean;
}

interface Codes {
  enhanced: string | null;
  /** The same with "x" for its first digit. */
  either: string | null;
  code: number | null;
}

/** RFC 3463 codes; "x" stands for both 4 and 5. Those that leave the cause open (x.0.0, 5.3.0, 5.4.1, 4.7.0, …) are not here. */
const enhancedRules: readonly (readonly [string, BounceClassName, number])[] = [
  ["5.1.1", "invalid_recipient", 0.9],
  ["5.1.2", "invalid_domain", 0.9],
  ["5.1.10", "invalid_recipient", 0.9],
  ["5.2.1", "inactive_mailbox", 0.9],
  ["x.2.2", "mailbox_full", 0.9],
  ["5.1.3", "invalid_recipient", 0.7],
  ["5.1.4", "invalid_recipient", 0.6],
  ["5.1.6", "invalid_recipient", 0.8],
  ["4.1.1", "invalid_recipient", 0.5],
  ["4.1.2", "dns_failure", 0.6],
  ["5.1.7", "policy_rejection", 0.5],
  ["5.1.8", "policy_rejection", 0.8],
  ["4.1.8", "dns_failure", 0.6],
  ["4.2.1", "transient_failure", 0.7],
  ["x.2.3", "policy_rejection", 0.8],
  ["5.2.121", "transient_failure", 0.8],
  ["5.2.122", "transient_failure", 0.8],
  ["x.3.4", "policy_rejection", 0.8],
  ["x.4.1", "connection_error", 0.7],
  ["x.4.2", "connection_error", 0.7],
  ["x.4.3", "dns_failure", 0.7],
  ["x.4.4", "invalid_domain", 0.6],
  ["x.4.5", "transient_failure", 0.7],
  ["x.4.6", "routing_error", 0.8],
  ["4.4.312", "dns_failure", 0.7],
  ["x.4.316", "connection_error", 0.8],
  ["x.4.317", "connection_error", 0.7],
  ["x.4.318", "connection_error", 0.8],
  ["x.5.3", "transient_failure", 0.7],
  ["5.5.1", "protocol_error", 0.8],
  ["5.5.2", "protocol_error", 0.8],
  ["5.5.4", "protocol_error", 0.8],
  ["5.6.0", "protocol_error", 0.6],
  ["x.6.7", "protocol_error", 0.8],
  ["5.7.0", "policy_rejection", 0.5],
  ["5.7.1", "policy_rejection", 0.5],
  ["x.7.20", "policy_rejection", 0.8],
  ["x.7.21", "policy_rejection", 0.8],
  ["x.7.22", "policy_rejection", 0.8],
  ["5.7.23", "policy_rejection", 0.8],
  ["x.7.24", "policy_rejection", 0.7],
  ["x.7.25", "policy_rejection", 0.8],
  ["x.7.26", "policy_rejection", 0.8],
  ["x.7.27", "policy_rejection", 0.8],
  ["x.7.28", "spam_block", 0.8],
  ["x.7.30", "policy_rejection", 0.8],
  ["x.7.32", "policy_rejection", 0.8],
  ["5.7.8", "policy_rejection", 0.7],
  ["5.7.9", "policy_rejection", 0.7],
  ["5.7.509", "policy_rejection", 0.8],
  ["5.7.515", "policy_rejection", 0.8],
];

/** Ordered: the first match decides, the enhanced code before the basic one. */
const rules: readonly Rule[] = [
  // RFC 7505: a domain that says by a null MX that it takes no mail. Without 556 the code is Microsoft's "no such recipient".
  {
    name: "enhanced-5.1.10-null-mx",
    classification: "invalid_domain",
    confidence: 0.9,
    matches: ({ enhanced, code }) => enhanced === "5.1.10" && code === 556,
  },
  ...enhancedRules.map(([pattern, classification, confidence]) => ({
    name: `enhanced-${pattern}`,
    classification,
    confidence,
    matches: ({ enhanced, either }: Codes) => pattern === enhanced || pattern === either,
  })),
  {
    name: "enhanced-4.x.x",
    classification: "transient_failure",
    confidence: 0.6,
    matches: ({ enhanced }) => enhanced?.startsWith("4.") ?? false,
  },
  {
    name: "code-53x",
    classification: "policy_rejection",
    confidence: 0.5,
    matches: ({ code }) => code !== null && code >= 530 && code <= 539,
  },
  {
    name: "code-50x",
    classification: "protocol_error",
    confidence: 0.5,
    matches: ({ code }) => code !== null && ((code >= 500 && code <= 504) || code === 555),
  },
  {
    name: "code-556",
    classification: "invalid_domain",
    confidence: 0.7,
    matches: ({ code }) => code === 556,
  },
  {
    name: "code-4xx",
    classification: "transient_failure",
    confidence: 0.5,
    matches: ({ code }) => code !== null && code >= 400 && code <= 499,
  },
];

/** What the senders themselves write where no server answered: with servers to try, none could be reached. */
const noServer: Verdict = verdictOf("details-no-server", "connection_error", 0.7);
const noServerDetails =
  /^(?:No SMTP servers were available for \S+?\. Tried |Connection error: Could not connect to any mail server)/;

/**
 * A class by the codes of an SMTP answer alone. Null where they do not tell one: a delivery that is not a
 * failure, no answer (a message given up after its last try takes the class of its last delay), 550 without more.
 */
export function classifyByCodes({ type, answer, details, enhancedCode, code }: ClassifyInput): Verdict | null {
  if (type !== "MessageDelayed" && type !== "MessageDeliveryFailed") {
    return null;
  }
  const either = enhancedCode === null ? null : `x${enhancedCode.slice(1)}`;
  const codes: Codes = { enhanced: enhancedCode, either, code };
  const rule = rules.find((candidate) => candidate.matches(codes));
  if (rule !== undefined) {
    return verdictOf(rule.name, rule.classification, rule.confidence);
  }
  const silent = code === null && enhancedCode === null && (answer === null || !/^\d{3}/.test(answer));
  return silent && details !== null && noServerDetails.test(details) ? noServer : null;
}

/**
 * The effective class: the sender's own word where it gave one, else ours. "unclassified" is no word.
 */
export function effectiveVerdict(
  sender: { name: string | null; code: number | null },
  input: ClassifyInput,
): Verdict | null {
  if (input.type !== "MessageDelayed" && input.type !== "MessageDeliveryFailed") {
    return null;
  }
  if (sender.name !== null && sender.name.toLowerCase() !== unclassified) {
    return {
      classification: sender.name,
      classificationCode: sender.code ?? bounceClassOf(sender.name)?.code ?? null,
      classifiedBy: "sender",
      confidence: 1,
    };
  }
  const ours = classifyByCodes(input);
  return ours !== null && ours.confidence >= leastConfidence ? ours : null;
}

const sureCodes: ReadonlySet<string> = new Set(["5.1.1", "5.1.2", "5.1.10", "5.2.1"]);
const suppressing: ReadonlySet<string> = new Set(suppressingClasses);

/**
 * True if a final failure of this class is reason enough to send no more to the address: the
 * sender's class, or ours where the answer is a 5xx with an enhanced code that leaves no doubt. A
 * domain that is only slow and a full mailbox are no reason.
 */
export function suppressible(
  verdict: Verdict | null,
  answer: { code: number | null; enhancedCode: string | null },
): boolean {
  if (verdict === null || !suppressing.has(verdict.classification)) {
    return false;
  }
  if (verdict.classifiedBy === "sender") {
    return true;
  }
  const permanent = answer.code !== null && answer.code >= 500 && answer.code <= 599;
  return permanent && answer.enhancedCode !== null && sureCodes.has(answer.enhancedCode);
}

function verdictOf(name: string, classification: BounceClassName, confidence: number): Verdict {
  return {
    classification,
    classificationCode: bounceClassOf(classification)?.code ?? null,
    classifiedBy: name,
    confidence,
  };
}
