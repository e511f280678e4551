import { dnsIncidents, isDuring } from "@/scripts/demo/incidents";
import * as payload from "@/scripts/demo/payload";
import { person } from "@/scripts/demo/people";
import { Random } from "@/scripts/demo/random";
import { reply, story } from "@/scripts/demo/story";
import { hourWeights, type Stream, streams, tenants } from "@/scripts/demo/world";

const hour = 3_600_000;
const day = 24 * hour;
/** The longest that a mail of the stories takes: 18 tries, then an open. */
const longest = 3 * day;
const defaultMessagesPerDay = 1030;

export interface History {
  /** The same seed and end give the same history. */
  seed: string;
  /** Where the history ends for good or for now; incidents are set to it. */
  end: number;
  messagesPerDay?: number;
  /** How many people get the mail. */
  people?: number;
}

const isApproaching = 0.9;

function messagesOf(stream: Stream, dayStart: number, history: Required<History>, random: Random): number {
  const whole = streams.reduce((sum, { weight }) => sum + weight, 0);
  const factor = stream.week[new Date(dayStart).getUTCDay()] ?? 1;
  // The company grows a little.
  const growth = 1 + (0.15 * (dayStart - history.end)) / (60 * day);
  return Math.round(((history.messagesPerDay * stream.weight) / whole) * factor * growth * random.between(0.92, 1.08));
}

function timeOfDay(stream: Stream, random: Random): number {
  const hours = hourWeights[stream.hours].map((weight, index) => ({ weight, index }));
  return random.weighted(hours).index * hour + random.between(0, hour);
}

/** Who gets it: a few people get much of the mail. */
const someone = (random: Random, people: number) => Math.floor(random.next() ** 1.6 * people);

/** All mail of one stream on one day (UTC), a list of events a mail. */
function* mailOf(stream: Stream, dayStart: number, history: Required<History>): Generator<payload.Hook[]> {
  const random = new Random(history.seed, "day", dayStart, stream.from, stream.tag);
  const count = messagesOf(stream, dayStart, history, random);
  // On some mornings a campaign runs into the server's limit.
  const overLimitFrom =
    stream.hours === "morning" && count > stream.tenant.limit && random.chance(0.4) ? 9 * hour : null;
  for (let index = 0; index < count; index += 1) {
    const offset = timeOfDay(stream, random);
    const setting = {
      stream,
      to: person(history.seed, someone(random, history.people)),
      at: dayStart + offset,
      end: history.end,
      random,
      overLimit: overLimitFrom !== null && offset > overLimitFrom && offset < overLimitFrom + 0.4 * hour,
    };
    yield story(setting);
    if (random.chance(0.012)) {
      yield reply({ ...setting, at: setting.at + random.skewed(3 * hour) });
    }
  }
  if (stream.hours === "morning" && count > stream.tenant.limit * 0.8) {
    const volume = Math.round(stream.tenant.limit * random.between(isApproaching, 0.99));
    yield [payload.limitNotice(stream.tenant, dayStart + 8.8 * hour, volume)];
    if (overLimitFrom !== null) {
      yield [payload.limitNotice(stream.tenant, dayStart + overLimitFrom + 60_000, stream.tenant.limit)];
    }
  }
}

/** Reports on DNS come every hour or two while something is wrong; a recovery is never reported. */
function* dnsReports(dayStart: number, history: History): Generator<payload.Hook[]> {
  const random = new Random(history.seed, "dns", dayStart);
  for (let at = dayStart + 15 * 60_000; at < dayStart + day; at += random.chance(0.5) ? hour : 2 * hour) {
    for (const incident of dnsIncidents.filter((one) => isDuring(one, at - history.end))) {
      const tenant = streams.find(({ domain }) => domain === incident.domain)?.tenant ?? tenants[0];
      yield [payload.dnsError(tenant, at + random.between(0, 60_000), incident)];
    }
  }
}

/**
 * What Ark would have posted between two instants, an array a mail and each in the order of time. A period can
 * be told in pieces: a day's mail depends on nothing but the seed.
 */
export function* tell(input: History, from: number, to: number): Generator<payload.Hook[]> {
  const history = { messagesPerDay: defaultMessagesPerDay, people: 9000, ...input };
  for (let dayStart = Math.floor((from - longest) / day) * day; dayStart < to; dayStart += day) {
    for (const hooks of dnsReports(dayStart, history)) {
      yield* within(hooks, from, to);
    }
    for (const stream of streams) {
      for (const hooks of mailOf(stream, dayStart, history)) {
        yield* within(hooks, from, to);
      }
    }
  }
}

function* within(hooks: payload.Hook[], from: number, to: number): Generator<payload.Hook[]> {
  const inside = hooks.filter(({ at }) => at >= from && at < to);
  if (inside.length > 0) {
    yield inside;
  }
}
