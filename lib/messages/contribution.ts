import { answerKey } from "@/lib/bounces/answer";
import type { Cell, CellCounts, Contribution, Counting, DetailCell, DetailCounts, Grain } from "@/lib/cube/types";
import type { Millis } from "@/lib/ingest/types";
import { decidingAnswer, domainOf, failureVerdict, standing, unclassified } from "@/lib/messages/state";
import type { MessageState } from "@/lib/messages/types";
import { providerOf } from "@/lib/providers/provider";
import { bucketStart } from "@/lib/time";

/** One message counted once: in which counters, when, and under which class ("" is none). */
interface Fact {
  at: Millis;
  classification: string;
  counts: Partial<CellCounts>;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const grains: readonly Grain[] = ["hour", "day"];
const detailCounters = ["delivered", "failed", "bounced", "deferred"] as const;

function timeToDeliver(elapsed: Millis): Partial<CellCounts> {
  if (elapsed <= 10 * second) {
    return { within10s: 1 };
  }
  if (elapsed <= minute) {
    return { within1m: 1 };
  }
  if (elapsed <= 5 * minute) {
    return { within5m: 1 };
  }
  if (elapsed <= hour) {
    return { within1h: 1 };
  }
  return elapsed <= 6 * hour ? { within6h: 1 } : { over6h: 1 };
}

function deliveredFact(state: MessageState, at: Millis): Fact {
  const counts: Partial<CellCounts> = { delivered: 1 };
  if (state.firstOpenAt !== null) {
    counts.opened = 1;
  }
  if (state.firstClickAt !== null) {
    counts.clicked = 1;
  }
  const elapsed = state.acceptedAt === null ? {} : timeToDeliver(at - state.acceptedAt.value);
  return { at, classification: "", counts: { ...counts, ...elapsed } };
}

/** In what a message counts, each at the time of the event that made it so: design section 4. */
function factsOf(state: MessageState): Fact[] {
  const facts: Fact[] = [];
  const { name, at } = standing(state);
  if (name === "delivered") {
    facts.push(deliveredFact(state, at));
  } else if (name === "failed") {
    const classification = failureVerdict(state)?.classification ?? unclassified;
    facts.push({ at, classification, counts: { failed: 1 } });
  } else if (name === "bounced" || name === "held") {
    facts.push({ at, classification: "", counts: { [name]: 1 } });
  }
  if (state.firstDelayAt !== null) {
    facts.push({
      at: state.firstDelayAt,
      classification: state.lastDelay?.verdict?.classification ?? unclassified,
      counts: name === "deferred" ? { deferred: 1, stillDeferred: 1 } : { deferred: 1 },
    });
  }
  for (const attempt of state.attempts) {
    facts.push({ at: attempt, classification: "", counts: { attempts: 1 } });
  }
  return facts;
}

/**
 * The cube cells that a message in this state counts in. Incoming mail and tests count in none.
 * Recording an event adds the contribution of the new state and takes away that of the old.
 */
export function contribution(state: MessageState, counting: Counting): Contribution {
  if (state.direction === "incoming" || state.test) {
    return { cells: [], details: [] };
  }
  const { zone } = counting;
  const tag = state.tag?.value ?? "";
  const tenant = state.tenant?.value ?? "";
  const recipient = state.recipient?.value ?? null;
  const host = state.host?.value ?? null;
  const common = {
    sourceId: state.sourceId,
    domain: domainOf(state.sender?.value),
    provider: providerOf({ host, recipient }),
  };
  const dimensions = {
    ...common,
    tenant: tenant === "" || counting.countTenants ? tenant : "other",
    tag: tag === "" || counting.countTags ? tag : "other",
  };
  const { answer, details: said } = decidingAnswer(state);
  const values = {
    host: host ?? "",
    recipientDomain: domainOf(recipient),
    answer: answerKey(answer ?? said ?? ""),
  };

  const cells: Cell[] = [];
  const details: DetailCell[] = [];
  for (const { at, classification, counts } of factsOf(state)) {
    for (const grain of grains) {
      cells.push({ key: { grain, bucket: bucketStart(at, grain, zone), ...dimensions, classification }, counts });
    }
    details.push(...detailsOf({ day: bucketStart(at, "day", zone), ...common, classification }, values, counts));
  }
  return { cells, details };
}

function detailsOf(
  key: Omit<DetailCell["key"], "dimension" | "value">,
  values: Record<DetailCell["key"]["dimension"], string>,
  counts: Partial<CellCounts>,
): DetailCell[] {
  const counted: Partial<DetailCounts> = {};
  for (const counter of detailCounters) {
    if (counts[counter] !== undefined) {
      counted[counter] = counts[counter];
    }
  }
  if (Object.keys(counted).length === 0) {
    return [];
  }
  const cells: DetailCell[] = [
    { key: { dimension: "host", ...key, value: values.host }, counts: counted },
    { key: { dimension: "recipientDomain", ...key, value: values.recipientDomain }, counts: counted },
  ];
  // A delivery has no answer to explain, a bounce after acceptance brings none.
  if (counted.failed !== undefined || counted.deferred !== undefined) {
    cells.push({ key: { dimension: "answer", ...key, value: values.answer }, counts: counted });
  }
  return cells;
}
