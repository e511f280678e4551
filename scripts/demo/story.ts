import { type ClassName, refuse } from "@/scripts/demo/answers";
import { blocklisting, dnsIncidents, fullMailboxes, isDuring } from "@/scripts/demo/incidents";
import * as payload from "@/scripts/demo/payload";
import type { Person } from "@/scripts/demo/people";
import type { Random } from "@/scripts/demo/random";
import type { Stream } from "@/scripts/demo/world";

type Hook = payload.Hook;

const minute = 60_000;
const hour = 60 * minute;
const maxAttempts = 18;

export interface Setting {
  stream: Stream;
  to: Person;
  /** When the mail is accepted. */
  at: number;
  /** The end of the history, to which incidents are set. */
  end: number;
  random: Random;
  /** The server is over its limit, so that the mail waits until released. */
  overLimit?: boolean;
}

interface Trouble {
  classification: ClassName;
  final: boolean;
  /** Tries that fail before one succeeds; more than 17 never succeed. */
  tries: number;
}

const agents = [
  { weight: 5, ip: "203.0.113.77", userAgent: "Mozilla/5.0 (via ggpht.com GoogleImageProxy)" },
  { weight: 3, ip: "203.0.113.90", userAgent: "Mozilla/5.0" },
  {
    weight: 3,
    ip: "198.51.100.61",
    userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15",
  },
  {
    weight: 2,
    ip: "2001:db8::5",
    userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/148.0",
  },
];

const forGood = (classification: ClassName): Trouble => ({ classification, final: true, tries: 0 });
const forNow = (classification: ClassName, tries: number): Trouble => ({ classification, final: false, tries });

/** What an incident does to this mail; null for nothing. */
function troubleOfIncidents({ stream, to, at, end, random }: Setting): Trouble | null {
  const offset = at - end;
  const { provider } = to.mailboxes;
  if (provider === blocklisting.provider && stream.domain === blocklisting.domain && isDuring(blocklisting, offset)) {
    const luck = random.next();
    if (luck < blocklisting.refused) {
      return forGood("spam_block");
    }
    return luck < blocklisting.refused + blocklisting.slowed ? forNow("spam_block", random.whole(2, 6)) : null;
  }
  const unsigned = dnsIncidents.find(
    (incident) =>
      incident.domain === stream.domain && incident.at.some((name) => name === provider) && isDuring(incident, offset),
  );
  if (unsigned !== undefined && random.chance(unsigned.refused)) {
    return forGood("policy_rejection");
  }
  const isFull = provider === fullMailboxes.provider && isDuring(fullMailboxes, offset);
  return isFull && random.chance(fullMailboxes.share) ? forNow("mailbox_full", random.whole(3, 24)) : null;
}

/** The trouble of any day, by provider. */
function everydayTrouble({ stream, to, at, end, random }: Setting): Trouble | null {
  if (to.goneAt !== null && at - end >= to.goneAt) {
    return forGood(to.gone);
  }
  const { provider } = to.mailboxes;
  const bulk = stream.hours === "morning";
  const chances: [number, () => Trouble][] = [
    [
      provider === "other" || provider === "proofpoint" ? 0.14 : 0.004,
      () => forNow("transient_failure", random.whole(1, 2)),
    ],
    [
      provider === "yahoo" ? (bulk ? 0.12 : 0.04) : bulk ? 0.012 : 0.003,
      () => forNow("spam_block", random.whole(1, 4)),
    ],
    [0.007, () => forNow("mailbox_full", random.chance(0.35) ? maxAttempts : random.whole(1, 8))],
    [
      provider === "other" ? 0.02 : 0.002,
      () => forNow("connection_error", random.chance(0.1) ? maxAttempts : random.whole(1, 3)),
    ],
    [0.0015, () => forNow("dns_failure", random.whole(1, 2))],
    [bulk ? 0.0025 : 0.0004, () => forGood("spam_content")],
    [0.0006, () => forGood("policy_rejection")],
    [0.0006, () => forGood("routing_error")],
    [0.0003, () => forGood("protocol_error")],
  ];
  let luck = random.next();
  for (const [chance, trouble] of chances) {
    luck -= chance;
    if (luck < 0) {
      return trouble();
    }
  }
  return null;
}

function accepted({ to: { mailboxes }, random, at }: Setting): string {
  switch (mailboxes.provider) {
    case "google":
      return `250 2.0.0 OK  ${Math.floor(at / 1000)} ${random.hex(13)}-${random.hex(3)}.${random.whole(1, 99)} - gsmtp`;
    case "microsoft":
      return `250 2.6.0 <${random.hex(12)}@mta> [InternalId=${random.whole(1e9, 9e9)}, Hostname=${random.token(8).toUpperCase()}.namprd11.prod.outlook.com] Queued mail for delivery`;
    case "yahoo":
      return "250 ok dirdel";
    default:
      return `250 2.0.0 Ok: queued as ${random.hex(10).toUpperCase()}`;
  }
}

function messageOf({ stream, to, at, random }: Setting): payload.MessageFields {
  const token = random.token();
  return {
    id: Math.floor(at / 100) % 1_000_000_000,
    token,
    direction: "outgoing",
    message_id: `${token.toLowerCase()}@rp.arkhq.io`,
    to: to.address,
    from: stream.from,
    subject: random.pick(stream.subjects),
    timestamp: payload.seconds(at),
    spam_status: "NotChecked",
    tag: stream.tag,
    metadata:
      stream.hours === "morning" ? { campaign: `${stream.tag}-${new Date(at).toISOString().slice(0, 10)}` } : null,
  };
}

/** Everything that happens to one mail, in the order of time. */
export function story(setting: Setting): Hook[] {
  const { stream, to, random, at, end } = setting;
  const { tenant } = stream;
  const message = messageOf(setting);
  const hooks: Hook[] = [];
  let now = at + random.skewed(1400);

  // Ark suppresses after the first hard bounce, and most programs stop sending when they see that.
  if (to.goneAt !== null && at - end > to.goneAt + 8 * 24 * hour) {
    if (!random.chance(0.08)) {
      return [];
    }
    const details = `Recipient (${to.address}) is on the suppression list (reason: too many hard fails)`;
    return [payload.held(tenant, message, now, details)];
  }
  if (setting.overLimit === true) {
    hooks.push(
      payload.held(tenant, message, now, `Message held because send limit (${tenant.limit}) has been reached.`),
    );
    now += random.between(0.6 * hour, 1.2 * hour);
  } else if (random.chance(0.0015)) {
    return [payload.held(tenant, message, now, "Message held due to high spam score")];
  }
  const trouble = troubleOfIncidents(setting) ?? everydayTrouble(setting);
  const attempt = () => ({ at: now, took: Math.round(random.skewed(90)) / 100, ip: to.mailboxes.ip, host: to.host });
  if (trouble !== null) {
    const asked = { provider: to.mailboxes.provider, recipient: to.address, domain: stream.domain, at, random };
    if (trouble.final) {
      return [...hooks, payload.refused(tenant, message, attempt(), refuse(trouble.classification, true, asked))];
    }
    for (let tries = 1; tries <= Math.min(trouble.tries, maxAttempts); tries += 1) {
      hooks.push(payload.refused(tenant, message, attempt(), refuse(trouble.classification, false, asked)));
      // P:app/models/concerns/has_locking.rb: 1.3^(n-1) times five minutes.
      now += 1.3 ** (tries - 1) * 5 * minute + random.between(1000, 20_000);
    }
    if (trouble.tries >= maxAttempts) {
      return [...hooks, payload.exhausted(tenant, message, now)];
    }
  }
  hooks.push(payload.sent(tenant, message, attempt(), accepted(setting)));
  return [...hooks, ...afterwards(setting, message, now)];
}

/** What recipients and their systems do with mail that arrived. */
function afterwards({ stream, to, random }: Setting, message: payload.MessageFields, sentAt: number): Hook[] {
  const { tenant } = stream;
  if (random.chance(0.0035)) {
    return [report({ stream, to, random }, message, sentAt + random.skewed(40 * minute))];
  }
  const hooks: Hook[] = [];
  if (random.chance(stream.openRate)) {
    const visitor = random.weighted(agents);
    let at = sentAt + random.skewed(stream.hours === "morning" ? 55 * minute : 6 * minute) + 4000;
    hooks.push(payload.loaded(tenant, message, at, visitor));
    if (random.chance(0.22)) {
      hooks.push(payload.loaded(tenant, message, at + random.skewed(5 * hour), visitor));
    }
    if (random.chance(stream.clickRate / stream.openRate)) {
      at += random.skewed(30_000);
      const url = `https://${stream.domain}/${stream.tag}/${random.hex(6)}`;
      hooks.push(payload.clicked(tenant, message, at, { ...visitor, url, token: random.token() }));
    }
  }
  return hooks;
}

/** A mail to the return path: a report of failure, or somebody's holiday. */
function report(
  { stream, to, random }: Pick<Setting, "stream" | "to" | "random">,
  original: payload.MessageFields,
  at: number,
): Hook {
  const isReport = random.chance(0.5);
  return payload.bounced(stream.tenant, original, at, {
    ...original,
    id: Math.floor(at / 100) % 1_000_000_000,
    token: random.token(),
    direction: "incoming",
    message_id: `${random.hex(12)}@${to.host}`,
    to: `q7w8e9@psrp.${stream.domain}`,
    from: isReport ? `MAILER-DAEMON@${to.host}` : to.address,
    subject: isReport ? "Undelivered Mail Returned to Sender" : "Automatic reply: Out of office",
    timestamp: payload.seconds(at - 3000),
    tag: null,
    metadata: null,
  });
}

/** A reply that reached one of our own addresses: the same events, in the other direction. */
export function reply({ stream, to, at, random }: Setting): Hook[] {
  const message: payload.MessageFields = {
    ...messageOf({ stream, to, at, end: at, random }),
    direction: "incoming",
    to: stream.from,
    from: to.address,
    subject: `Re: ${random.pick(stream.subjects)}`,
    tag: null,
    metadata: null,
  };
  return [
    payload.sent(
      stream.tenant,
      message,
      { at: at + 900, took: 0.12, ip: "203.0.113.5", host: "inbox.support.example" },
      `250 2.0.0 Ok: queued as ${random.hex(10).toUpperCase()}`,
    ),
  ];
}
