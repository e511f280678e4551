import "server-only";
import type { Group } from "@/lib/bounces/constants";
import { groupsOfClasses } from "@/lib/bounces/data";
import type { Refusal } from "@/lib/cube/types";
import { isCursor, readCursor, writeCursor } from "@/lib/cursor";
import { reader, sql } from "@/lib/db/client";
import { messageId, messageKey } from "@/lib/ingest/identity";
import type { Millis } from "@/lib/ingest/types";
import { stateOf } from "@/lib/messages/folded";
import { countMatches, searchMessages } from "@/lib/messages/search/data";
import { isHeldBySenderList, metadataOf, readTimeline } from "@/lib/messages/timeline";
import type {
  MessageCount,
  MessageDetail,
  MessageFilters,
  MessageRow,
  Page,
  RecipientSuppression,
  StateName,
} from "@/lib/messages/types";
import { err, ok, type Result } from "@/lib/result";
import { listSources, sourceNames } from "@/lib/sources/data";
import { workspaceScope } from "@/lib/suppressions/constants";
import { findSuppression } from "@/lib/suppressions/data";

const day = 86_400_000;
const neighbourCap = 1000;
const timelineCap = 500;

const columns = {
  id: true,
  sourceId: true,
  token: true,
  number: true,
  tenant: true,
  direction: true,
  test: true,
  recipient: true,
  sender: true,
  domain: true,
  subject: true,
  tag: true,
  provider: true,
  host: true,
  state: true,
  stateAt: true,
  classification: true,
  classifiedBy: true,
  enhancedCode: true,
  details: true,
  answer: true,
  answerKey: true,
  acceptedAt: true,
  firstDelayAt: true,
  sentAt: true,
  openedAt: true,
  clickedAt: true,
  attempts: true,
  activityAt: true,
} as const;

type Times = "stateAt" | "acceptedAt" | "firstDelayAt" | "sentAt" | "openedAt" | "clickedAt" | "activityAt";
type Stored = Omit<MessageRow, Times | "direction" | "state" | "group"> & {
  direction: string;
  state: string;
  stateAt: Date;
  acceptedAt: Date | null;
  firstDelayAt: Date | null;
  sentAt: Date | null;
  openedAt: Date | null;
  clickedAt: Date | null;
  activityAt: Date;
};

const states: readonly StateName[] = ["delivered", "failed", "bounced", "held", "deferred", "none"];
const asState = (text: string): StateName => states.find((state) => state === text) ?? "none";
const millis = (at: Date | null): Millis | null => at?.getTime() ?? null;

function toRow(row: Stored, groups: ReadonlyMap<string, Group>): MessageRow {
  return {
    ...row,
    direction: row.direction === "incoming" ? "incoming" : "outgoing",
    state: asState(row.state),
    group: row.classification === null ? null : (groups.get(row.classification) ?? null),
    stateAt: row.stateAt.getTime(),
    acceptedAt: millis(row.acceptedAt),
    firstDelayAt: millis(row.firstDelayAt),
    sentAt: millis(row.sentAt),
    openedAt: millis(row.openedAt),
    clickedAt: millis(row.clickedAt),
    activityAt: row.activityAt.getTime(),
  };
}

const classesIn = (rows: readonly { classification: string | null }[]) =>
  rows.flatMap(({ classification }) => (classification === null ? [] : [classification]));

/**
 * Messages newest first: by their newest event, or with `counted` by when they counted. A page may hold fewer
 * rows than asked for although the list goes on, when a search took long.
 */
export async function listMessages(
  filters: MessageFilters,
  { cursor = null, limit }: { cursor?: string | null; limit: number },
): Promise<Result<Page<MessageRow>, Refusal>> {
  if (cursor !== null && !isCursor(cursor)) {
    return err({ field: "cursor", message: "cursor is not one that a page of this list gave." });
  }
  const { ids, next } = await searchMessages(filters, readCursor(cursor), limit);
  const rows = await reader().message.findMany({ where: { id: { in: ids } }, select: columns });
  const groups = await groupsOfClasses(classesIn(rows));
  const byId = new Map(rows.map((row) => [row.id, toRow(row, groups)]));
  return ok({
    rows: ids.flatMap((id) => byId.get(id) ?? []),
    nextCursor: next === null ? null : writeCursor(next),
  });
}

/** How many messages fit; `more` says that it is a least number. */
export async function countMessages(filters: MessageFilters): Promise<MessageCount> {
  return await countMatches(filters);
}

/** One message with its timeline, by our id or by the sender's token; null if there is none. */
export async function readMessage(idOrToken: string, now: Millis): Promise<MessageDetail | null> {
  const found = await reader().message.findMany({
    where: { id: { in: await idsFor(idOrToken) } },
    select: { ...columns, messageIdHeader: true, recipientKey: true, folded: true },
    orderBy: { activityAt: "desc" },
    take: 1,
  });
  const [message] = found;
  if (message === undefined) {
    return null;
  }
  const { messageIdHeader, recipientKey, folded, ...row } = message;
  const events = await reader().event.findMany({
    where: { messageId: row.id },
    select: { id: true, type: true, sourceId: true, occurredAt: true, receivedAt: true, metadata: true, body: true },
    orderBy: [{ occurredAt: "asc" }, { receivedAt: "asc" }, { id: "asc" }],
    take: timelineCap,
  });
  const [groups, names, suppression, neighbours] = [
    await groupsOfClasses(classesIn([row])),
    await sourceNames(),
    await suppressionOf(recipientKey, row.tenant, now),
    await countNeighbours(row.id, row.answerKey, now),
  ];
  return {
    ...toRow(row, groups),
    rulesVersion: versionBehind(folded, row.classifiedBy),
    messageIdHeader,
    sourceName: names.get(row.sourceId) ?? null,
    metadata: metadataOf(events.findLast((event) => event.metadata !== null)?.metadata ?? null),
    timeline: readTimeline(events),
    heldBySenderList: row.state === "held" && isHeldBySenderList(row.details),
    suppression,
    neighbours,
  };
}

/** With which version of our rules a message got its class. */
function versionBehind(folded: string, classifiedBy: string | null): number | null {
  const { outcome, lastDelay } = stateOf(folded);
  const verdict = [outcome?.verdict, lastDelay?.verdict].find((one) => one?.classifiedBy === classifiedBy);
  return verdict?.rulesVersion ?? null;
}

/** A token belongs to a source: our ids of it are made of both. */
async function idsFor(idOrToken: string): Promise<string[]> {
  const key = messageKey({ token: idOrToken, number: null, tenant: null });
  if (key === null || idOrToken.startsWith("msg_")) {
    return [idOrToken];
  }
  const sources = await listSources();
  return sources.flatMap(({ id }) => [messageId(id, key, false), messageId(id, key, true)]);
}

async function suppressionOf(
  recipientKey: string | null,
  tenant: string | null,
  now: Millis,
): Promise<RecipientSuppression> {
  const scopes = tenant === null || tenant === "" ? [workspaceScope] : [tenant, workspaceScope];
  const found = recipientKey === null ? null : await findSuppression(scopes, recipientKey, now);
  return {
    suppressed: found !== null,
    scope: found === null ? null : found.scope === workspaceScope ? "workspace" : "tenant",
    reason: found?.reason ?? null,
    origin: found?.origin ?? null,
    createdAt: found?.createdAt ?? null,
  };
}

/** Others that failed, or still wait, with the same answer. */
async function countNeighbours(id: string, answerKey: string | null, now: Millis) {
  if (answerKey === null || answerKey === "") {
    return { sameAnswer: 0, more: false };
  }
  const [row] = await reader().$queryRaw<{ others: bigint | number }[]>(sql`
    SELECT COUNT(*) AS "others" FROM (
      SELECT 1 FROM "messages"
      WHERE "state" IN ('failed', 'deferred') AND "stateAt" > ${new Date(now - day)}
        AND "answerKey" = ${answerKey} AND "id" <> ${id} AND "direction" = 'outgoing' AND "test" = ${false}
      LIMIT ${neighbourCap + 1}) AS "same"`);
  const others = Number(row?.others ?? 0);
  return { sameAnswer: Math.min(others, neighbourCap), more: others > neighbourCap };
}
