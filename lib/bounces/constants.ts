export const groups = ["recipient", "domain", "reputation", "technical", "unclassified"] as const;
export type Group = (typeof groups)[number];

/** Who has to act: we, the recipient, or those who run the receiving server. */
export type Move = "ours" | "recipient" | "receiver";

/** The word that other tools use, for those who look for it. */
export type BounceWord = "hard" | "soft" | "block" | "undetermined";

export interface BounceClass {
  name: string;
  code: number;
  group: Group;
  label: string;
  /** One sentence. */
  meaning: string;
  move: Move;
  word: BounceWord;
}

/** The thirteen classes of Ark's webhooks (its REST API has other names under the same codes: key on the name). */
export const bounceClasses = [
  {
    name: "invalid_recipient",
    code: 10,
    group: "recipient",
    label: "Invalid recipient",
    meaning: "There is no mailbox with this address.",
    move: "ours",
    word: "hard",
  },
  {
    name: "inactive_mailbox",
    code: 11,
    group: "recipient",
    label: "Inactive mailbox",
    meaning: "The mailbox exists, but is disabled, suspended or closed.",
    move: "ours",
    word: "hard",
  },
  {
    name: "mailbox_full",
    code: 12,
    group: "recipient",
    label: "Mailbox full",
    meaning: "The mailbox is over its quota.",
    move: "recipient",
    word: "soft",
  },
  {
    name: "invalid_domain",
    code: 20,
    group: "domain",
    label: "Invalid domain",
    meaning: "The recipient's domain does not exist or takes no mail.",
    move: "ours",
    word: "hard",
  },
  {
    name: "dns_failure",
    code: 21,
    group: "domain",
    label: "DNS failure",
    meaning: "A domain did not resolve for now.",
    move: "receiver",
    word: "soft",
  },
  {
    name: "routing_error",
    code: 22,
    group: "domain",
    label: "Routing error",
    meaning: "The receiving servers do not take mail for this domain, or pass it in a circle.",
    move: "receiver",
    word: "block",
  },
  {
    name: "spam_block",
    code: 30,
    group: "reputation",
    label: "Blocked sender",
    meaning: "The IP address or domain that we send from is on a block list or has a poor reputation.",
    move: "ours",
    word: "block",
  },
  {
    name: "spam_content",
    code: 31,
    group: "reputation",
    label: "Spam content",
    meaning: "The message itself was judged to be spam.",
    move: "ours",
    word: "block",
  },
  {
    name: "policy_rejection",
    code: 32,
    group: "reputation",
    label: "Policy rejection",
    meaning: "The message breaks a rule of the receiver, such as authentication by SPF, DKIM and DMARC.",
    move: "ours",
    word: "block",
  },
  {
    name: "connection_error",
    code: 40,
    group: "technical",
    label: "Connection error",
    meaning: "The receiving server could not be reached, or the connection broke.",
    move: "receiver",
    word: "soft",
  },
  {
    name: "protocol_error",
    code: 41,
    group: "technical",
    label: "Protocol error",
    meaning: "The two servers did not agree on SMTP or on the form of the message.",
    move: "ours",
    word: "undetermined",
  },
  {
    name: "transient_failure",
    code: 42,
    group: "technical",
    label: "Temporary failure",
    meaning: "The receiving server said to try again later.",
    move: "receiver",
    word: "soft",
  },
  {
    name: "unclassified",
    code: 99,
    group: "unclassified",
    label: "Unclassified",
    meaning: "Neither the sender nor Mailgauge knows what this answer means.",
    move: "ours",
    word: "undetermined",
  },
] as const satisfies readonly BounceClass[];

export type BounceClassName = (typeof bounceClasses)[number]["name"];

export const unclassified = "unclassified" satisfies BounceClassName;

const byName: ReadonlyMap<string, BounceClass> = new Map(bounceClasses.map((entry) => [entry.name, entry]));

/** One of the thirteen; undefined for a name that a sender made up since. */
export function bounceClassOf(name: string | null): BounceClass | undefined {
  return name === null ? undefined : byName.get(name);
}

/** The group of a class. A name that is not one of the thirteen goes by its code. */
export function groupOf(name: string | null, code: number | null = null): Group {
  return bounceClassOf(name)?.group ?? groupOfCode(code);
}

function groupOfCode(code: number | null): Group {
  if (code === null || code < 10 || code >= 99) {
    return "unclassified";
  }
  if (code < 20) {
    return "recipient";
  }
  if (code < 30) {
    return "domain";
  }
  return code < 40 ? "reputation" : "technical";
}

export const groupLabels: Readonly<Record<Group, string>> = {
  recipient: "Recipient",
  domain: "Domain",
  reputation: "Reputation",
  technical: "Technical",
  unclassified: "Unclassified",
};

export const moveLabels: Readonly<Record<Move, string>> = {
  ours: "Our move",
  recipient: "The recipient's move",
  receiver: "The receiver's move",
};

/** As many characters of an answer as are kept with an event. */
export const maxAnswerLength = 65_536;

/** Below this our own classifier is not believed: the failure counts as unclassified. */
export const leastConfidence = 0.5;

/** Classes after which an address goes on the suppression list (Ark's own advice; a full mailbox is not dead). */
export const suppressingClasses = [
  "invalid_recipient",
  "inactive_mailbox",
  "invalid_domain",
] as const satisfies readonly BounceClassName[];
