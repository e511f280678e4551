import "server-only";
import { type ClassSet, classesOfGroup } from "@/lib/bounces/data";
import type { Position } from "@/lib/cursor";
import { join, raw, type Sql, sql } from "@/lib/db/client";
import { among } from "@/lib/db/rows";
import { countUpTo, find, type Walk } from "@/lib/db/walk";
import type { Millis } from "@/lib/ingest/types";
import { likeEnd, likePart } from "@/lib/like";
import { stateOf } from "@/lib/messages/folded";
import { unclassified } from "@/lib/messages/state";
import type { Counted, MessageCount, MessageFilters } from "@/lib/messages/types";
import { sourceIdOf } from "@/lib/sources/data";
import { asciiDomain, parseAddress } from "@/lib/suppressions/address";

const searchMillis = 1500;
const countMillis = 1000;
export const countCap = 10_000;

const quoted = (name: string) => raw(`"${name}"`);
const allOf = (conditions: readonly Sql[]) => (conditions.length === 0 ? sql`1 = 1` : join(conditions, " AND "));
const never = sql`1 = 0`;

/** "" is none. */
const exactly = (column: string, value: string) =>
  value === "" ? sql`${quoted(column)} IS NULL` : sql`${quoted(column)} = ${value}`;
const lowerLike = (column: string, text: string) =>
  sql`LOWER(${quoted(column)}) LIKE ${likePart(text.toLowerCase())} ESCAPE '!'`;

function between(column: string, from: Millis | undefined, to: Millis | undefined): Sql[] {
  return [
    ...(from === undefined ? [] : [sql`${quoted(column)} >= ${new Date(from)}`]),
    ...(to === undefined ? [] : [sql`${quoted(column)} < ${new Date(to)}`]),
  ];
}

interface Start {
  column: Sql;
  spine: Sql[];
  rest: Sql[];
}

/** Exactly the messages that a figure counts: design section 4. */
function countedSpine({ as, from, to }: Counted): Start {
  const rest = [sql`"direction" = 'outgoing'`, sql`"test" = ${false}`];
  if (as === "deferred" || as === "stillDeferred") {
    const still = as === "stillDeferred" ? [sql`"state" = 'deferred'`] : [];
    return { column: quoted("firstDelayAt"), spine: between("firstDelayAt", from, to), rest: [...rest, ...still] };
  }
  const engaged = as === "opened" || as === "clicked";
  return {
    column: quoted("stateAt"),
    spine: [sql`"state" = ${engaged ? "delivered" : as}`, ...between("stateAt", from, to)],
    rest: engaged ? [...rest, sql`${quoted(`${as}At`)} IS NOT NULL`] : rest,
  };
}

function spineOf(filters: MessageFilters): Start {
  const { counted, recipient, from, to } = filters;
  if (counted !== undefined) {
    return countedSpine(counted);
  }
  const whole = recipient === undefined ? null : parseAddress(recipient);
  const spine = between("activityAt", from, to);
  if (whole?.ok === true) {
    spine.push(sql`"recipientKey" = ${whole.value.address}`);
  }
  return { column: quoted("activityAt"), spine, rest: [] };
}

const plainFilters = ["domain", "tag", "tenant", "host", "provider"] as const;

/** For counting, any order will do: the state's own index has no row of another state. */
function countingSpine(filters: MessageFilters): Start {
  const { counted, recipient, state, from, to } = filters;
  if (state === undefined || counted !== undefined || recipient !== undefined) {
    return spineOf(filters);
  }
  return { column: quoted("stateAt"), spine: [sql`"state" = ${state}`], rest: between("activityAt", from, to) };
}

async function walkFor(filters: MessageFilters, { column, spine, rest }: Start): Promise<Walk> {
  for (const name of plainFilters) {
    const value = filters[name];
    if (value !== undefined) {
      rest.push(exactly(name, value));
    }
  }
  if (filters.source !== undefined) {
    rest.push(sql`"sourceId" = ${await sourceIdOf(filters.source)}`);
  }
  if (filters.state !== undefined) {
    rest.push(sql`"state" = ${filters.state}`);
  }
  if (filters.direction !== undefined) {
    rest.push(sql`"direction" = ${filters.direction}`);
  }
  if (filters.test !== undefined) {
    rest.push(sql`"test" = ${filters.test}`);
  }
  if (filters.counted !== undefined) {
    rest.push(...between("activityAt", filters.from, filters.to));
  }
  rest.push(...textConditions(filters));
  const classes = await classesFor(filters);
  const { condition, sift } = classes === null ? { condition: null, sift: null } : classCondition(classes, filters);
  return { table: "messages", column, spine, rest: condition === null ? rest : [...rest, condition], sift };
}

function textConditions({ recipient, recipientDomain, sender, answer, counted }: MessageFilters): Sql[] {
  const conditions: Sql[] = [];
  if (recipient !== undefined && recipient !== "") {
    const whole = parseAddress(recipient);
    if (!whole.ok) {
      conditions.push(sql`"recipientKey" LIKE ${likePart(recipient.toLowerCase())} ESCAPE '!'`);
    } else if (counted !== undefined) {
      conditions.push(sql`"recipientKey" = ${whole.value.address}`);
    }
  }
  if (recipientDomain === "") {
    conditions.push(sql`("recipientKey" IS NULL OR "recipientKey" NOT LIKE '%@%')`);
  } else if (recipientDomain !== undefined) {
    const domain = asciiDomain(recipientDomain) ?? recipientDomain.toLowerCase();
    conditions.push(sql`"recipientKey" LIKE ${likeEnd(`@${domain}`)} ESCAPE '!'`);
  }
  if (sender !== undefined && sender !== "") {
    conditions.push(lowerLike("sender", sender));
  }
  if (answer === "") {
    conditions.push(sql`("answerKey" IS NULL OR "answerKey" = '')`);
  } else if (answer !== undefined && counted !== undefined) {
    // A figure counts by the whole key: an answer that contains another is another row.
    conditions.push(sql`"answerKey" = ${answer}`);
  } else if (answer !== undefined) {
    conditions.push(
      sql`("answerKey" = ${answer} OR ${lowerLike("answer", answer)} OR ${lowerLike("details", answer)})`,
    );
  }
  return conditions;
}

async function classesFor({ classification, group }: MessageFilters): Promise<ClassSet[] | null> {
  const sets: ClassSet[] = [
    ...(classification === undefined ? [] : [{ among: [classification] }]),
    ...(group === undefined ? [] : [await classesOfGroup(group)]),
  ];
  return sets.length === 0 ? null : sets;
}

const within = (sets: readonly ClassSet[], name: string) =>
  sets.every((set) => ("among" in set ? set.among.includes(name) : !set.except.includes(name)));

const classIn = (sets: readonly ClassSet[]) =>
  allOf(
    sets.map((set) =>
      "among" in set
        ? sql`COALESCE("classification", '') IN ${among(set.among)}`
        : sql`COALESCE("classification", '') NOT IN ${among(set.except)}`,
    ),
  );

/**
 * A figure counts the failed under their class, the deferred under that of their last delay, the others under
 * none. A message that failed after delays has its failure's class in the column: the state knows the delay's.
 */
function classCondition(
  sets: readonly ClassSet[],
  { counted }: MessageFilters,
): Pick<Walk, "sift"> & { condition: Sql } {
  switch (counted?.as) {
    case undefined:
    case "failed":
      return { condition: classIn(sets), sift: null };
    case "deferred":
    case "stillDeferred":
      return {
        condition: sql`("state" = 'failed' OR ${classIn(sets)})`,
        sift: {
          column: "folded",
          fits: (folded) => within(sets, stateOf(folded).lastDelay?.verdict?.classification ?? unclassified),
        },
      };
    default:
      return { condition: within(sets, "") ? sql`1 = 1` : never, sift: null };
  }
}

/** Ids of the messages that fit, newest first; a long search stops in between, and `next` says where to go on. */
export async function searchMessages(filters: MessageFilters, after: Position | null, limit: number) {
  return await find(await walkFor(filters, spineOf(filters)), after, limit, searchMillis);
}

/** How many fit, up to a cap and for as long as a page may wait. */
export async function countMatches(filters: MessageFilters): Promise<MessageCount> {
  return await countUpTo(await walkFor(filters, countingSpine(filters)), countCap, countMillis);
}
