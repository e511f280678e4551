import type { ProviderName } from "@/lib/providers/constants";
import type { Random } from "@/scripts/demo/random";
import { sendingIp } from "@/scripts/demo/world";

/** Why a receiving server said no: a class of Ark with its code. */
export const classCodes = {
  invalid_recipient: 10,
  inactive_mailbox: 11,
  mailbox_full: 12,
  invalid_domain: 20,
  dns_failure: 21,
  routing_error: 22,
  spam_block: 30,
  spam_content: 31,
  policy_rejection: 32,
  connection_error: 40,
  protocol_error: 41,
  transient_failure: 42,
} as const;
export type ClassName = keyof typeof classCodes;

export interface Refusal {
  classification: ClassName;
  /** For now (SoftFail) or for good (HardFail). */
  final: boolean;
  code: number;
  enhanced: string | null;
  output: string;
}

interface Asked {
  provider: ProviderName;
  recipient: string;
  domain: string;
  at: number;
  random: Random;
}

type Says = (asked: Asked) => string;

const gsmtp = ({ random }: Asked) => `${random.hex(13)}-${random.hex(3)}.${random.whole(1, 99)} - gsmtp`;
const eop = ({ random, at }: Asked) =>
  `[${random.token(8).toUpperCase()}.eop-nam11.prod.protection.outlook.com ${new Date(at).toISOString().slice(0, 23)}Z ${random.hex(16).toUpperCase()}]`;

/** Several lines of one answer, with the code in front of each as SMTP has it. */
function lines(code: string, ...texts: readonly string[]): string {
  const [basic = "", enhanced = ""] = code.split(" ");
  return texts
    .map(
      (text, index) => `${basic}${index < texts.length - 1 ? "-" : " "}${enhanced === "" ? "" : `${enhanced} `}${text}`,
    )
    .join("\n");
}

const own: Partial<Record<ProviderName, Partial<Record<string, Says>>>> = {
  google: {
    "invalid_recipient!": (asked) =>
      lines(
        "550 5.1.1",
        "The email account that you tried to reach does not exist. Please try",
        "double-checking the recipient's email address for typos or",
        `unnecessary spaces. https://support.google.com/mail/?p=NoSuchUser ${gsmtp(asked)}`,
      ),
    "inactive_mailbox!": (asked) =>
      lines(
        "550 5.2.1",
        "The email account that you tried to reach is inactive.",
        `https://support.google.com/mail/?p=DisabledUser ${gsmtp(asked)}`,
      ),
    mailbox_full: (asked) =>
      lines(
        "452 4.2.2",
        "The recipient's inbox is out of storage space.",
        `https://support.google.com/mail/?p=OverQuotaTemp ${gsmtp(asked)}`,
      ),
    "policy_rejection!": (asked) =>
      lines(
        "550 5.7.26",
        "Your email has been blocked because the sender is unauthenticated.",
        "Gmail requires all senders to authenticate with either SPF or DKIM.",
        `SPF [${asked.domain}] with ip: [${sendingIp}] = did not pass ${gsmtp(asked)}`,
      ),
    "spam_content!": (asked) =>
      lines(
        "550 5.7.1",
        `[${sendingIp}      12] Gmail has detected that this message is likely`,
        `unsolicited mail. https://support.google.com/mail/?p=UnsolicitedMessageError ${gsmtp(asked)}`,
      ),
    spam_block: (asked) =>
      lines(
        "421 4.7.28",
        "Gmail has detected an unusual rate of unsolicited mail originating from",
        `your IP Netblock [${sendingIp}]. Mail sent from it has been temporarily rate limited. ${gsmtp(asked)}`,
      ),
  },
  microsoft: {
    "invalid_recipient!": (asked) =>
      `550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). ${eop(asked)}`,
    "spam_block!": (asked) =>
      `550 5.7.1 Unfortunately, messages from [${sendingIp}] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150). ${eop(asked)}`,
    spam_block: (asked) =>
      `451 4.7.650 The mail server [${sendingIp}] has been temporarily rate limited due to IP reputation. For e-mail delivery information see https://postmaster.live.com (S775) ${eop(asked)}`,
    "policy_rejection!": (asked) =>
      `550 5.7.515 Access denied, sending domain ${asked.domain.toUpperCase()} doesn't meet the required authentication level. ${eop(asked)}`,
    transient_failure: (asked) => `451 4.3.2 Temporary server error. Please try again later ATTR2 ${eop(asked)}`,
  },
  yahoo: {
    "invalid_recipient!": ({ recipient, random }) =>
      `554 delivery error: dd This user doesn't have a yahoo.com account (${recipient}) [0] - mta${random.whole(1000, 4999)}.mail.bf1.yahoo.com`,
    spam_block: () =>
      `421 4.7.0 [TSS04] Messages from ${sendingIp} temporarily deferred due to unexpected volume or user complaints - 4.16.55.1; see https://postmaster.yahooinc.com/error-codes`,
    "policy_rejection!": () =>
      "554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes",
  },
  apple: {
    "invalid_recipient!": ({ recipient }) => `550 5.1.1 <${recipient}>: user does not exist`,
    mailbox_full: ({ recipient }) => `452 4.2.2 <${recipient}>: user is over quota`,
    "policy_rejection!": () =>
      "550 5.7.1 [CS01] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137",
  },
  gmx: {
    "invalid_recipient!": ({ random }) =>
      `550 Requested action not taken: mailbox unavailable\n550 For explanation visit https://postmaster.gmx.net/en/error-messages?ip=${sendingIp}&c=${random.token(12)}`,
    "policy_rejection!": ({ random }) =>
      `554 Transaction failed\n554 Reject due to policy restrictions. For explanation visit https://postmaster.gmx.net/en/error-messages?ip=${sendingIp}&c=${random.token(12)}`,
    mailbox_full: () => "452 4.2.2 Requested action not taken: insufficient system storage",
  },
};

/** What any other server says. A name with "!" is for good. */
const common: Record<string, { code: number; enhanced: string | null; says: Says }> = {
  "invalid_recipient!": {
    code: 550,
    enhanced: "5.1.1",
    says: ({ recipient }) =>
      `550 5.1.1 <${recipient}>: Recipient address rejected: User unknown in virtual mailbox table`,
  },
  "inactive_mailbox!": {
    code: 550,
    enhanced: "5.2.1",
    says: ({ recipient }) => `550 5.2.1 <${recipient}>: mailbox disabled, not accepting messages`,
  },
  mailbox_full: {
    code: 452,
    enhanced: "4.2.2",
    says: ({ recipient }) => `452 4.2.2 <${recipient}>: mailbox full`,
  },
  "invalid_domain!": {
    code: 550,
    enhanced: "5.1.2",
    says: ({ recipient }) => `550 5.1.2 <${recipient}>: Host or domain name not found`,
  },
  dns_failure: {
    code: 451,
    enhanced: "4.4.3",
    says: () => "451 4.4.3 Temporary failure in name resolution",
  },
  "routing_error!": {
    code: 554,
    enhanced: "5.7.1",
    says: ({ recipient }) => `554 5.7.1 <${recipient}>: Relay access denied`,
  },
  "spam_block!": {
    code: 554,
    enhanced: "5.7.1",
    says: () => `554 5.7.1 Service unavailable; Client host [${sendingIp}] blocked using zen.example`,
  },
  spam_block: {
    code: 421,
    enhanced: "4.7.0",
    says: () => `421 4.7.0 Too many messages from ${sendingIp}, slow down`,
  },
  "spam_content!": {
    code: 550,
    enhanced: "5.7.1",
    says: ({ random }) => `550 5.7.1 Message rejected as spam by content scanner, id ${random.hex(12)}`,
  },
  "policy_rejection!": {
    code: 550,
    enhanced: "5.7.1",
    says: ({ domain }) => `550 5.7.1 Email rejected per DMARC policy for ${domain}`,
  },
  connection_error: { code: 0, enhanced: null, says: () => "Connection timed out - connect(2) for 25" },
  protocol_error: {
    code: 503,
    enhanced: "5.5.1",
    says: () => "503 5.5.1 Error: nested MAIL command",
  },
  transient_failure: {
    code: 451,
    enhanced: "4.7.1",
    says: ({ recipient }) =>
      `451 4.7.1 <${recipient}>: Recipient address rejected: Greylisted, try again in 300 seconds`,
  },
};

const codes = /^(\d{3})[ -](?:([245]\.\d+\.\d+) )?/;

/** The answer of a provider's server for a class. */
export function refuse(classification: ClassName, final: boolean, asked: Asked): Refusal {
  const key = final ? `${classification}!` : classification;
  const general = common[key] ?? common[classification];
  if (general === undefined) {
    throw new Error(`no answer for ${key}`);
  }
  const says = own[asked.provider]?.[key];
  const output = (says ?? general.says)(asked);
  const said = codes.exec(output);
  return {
    classification,
    final,
    code: said === null ? general.code : Number(said[1]),
    enhanced: said === null ? general.enhanced : (said[2] ?? null),
    output,
  };
}
