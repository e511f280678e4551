import "server-only";
import { answerKey } from "@/lib/bounces/answer";
import { suppressible } from "@/lib/bounces/classify";
import { sql, type Tx } from "@/lib/db/client";
import { among, forUpdate, insertRows, type Row, replacing, type Table } from "@/lib/db/rows";
import {
  decidingAnswer,
  decidingVerdict,
  domainOf,
  failureVerdict,
  standing,
  unclassified,
} from "@/lib/messages/state";
import type { MessageState } from "@/lib/messages/types";
import { providerOf } from "@/lib/providers/provider";
import { addressKey } from "@/lib/suppressions/address";

const columns = {
  id: "text",
  sourceId: "text",
  token: "text",
  number: "text",
  tenant: "text",
  direction: "text",
  test: "bool",
  messageIdHeader: "text",
  recipient: "text",
  recipientKey: "text",
  sender: "text",
  domain: "text",
  subject: "text",
  tag: "text",
  provider: "text",
  host: "text",
  acceptedAt: "time",
  state: "text",
  stateAt: "time",
  suppresses: "bool",
  classification: "text",
  classifiedBy: "text",
  enhancedCode: "text",
  details: "text",
  answer: "text",
  answerKey: "text",
  firstDelayAt: "time",
  sentAt: "time",
  openedAt: "time",
  clickedAt: "time",
  attempts: "int",
  activityAt: "time",
  folded: "text",
} as const;
type Column = keyof typeof columns;
const table: Table<Column> = { name: "messages", columns };

/** True if the policy acts on this state: design section 3.2, "Automatic suppression". */
export function suppresses(state: MessageState): boolean {
  const verdict = failureVerdict(state);
  return (
    state.direction === "outgoing" &&
    !state.test &&
    verdict !== null &&
    suppressible(verdict, { code: state.outcome?.code ?? null })
  );
}

function whyColumns(state: MessageState): Pick<Row<Column>, "classification" | "classifiedBy"> {
  if (state.outcome?.type !== "MessageDeliveryFailed" && state.lastDelay === null) {
    return { classification: null, classifiedBy: null };
  }
  const verdict = decidingVerdict(state);
  return { classification: verdict?.classification ?? unclassified, classifiedBy: verdict?.classifiedBy ?? null };
}

function rowOf(id: string, state: MessageState): Row<Column> {
  const { name, at } = standing(state);
  const recipient = state.recipient?.value ?? null;
  const host = state.host?.value ?? null;
  const said = decidingAnswer(state);
  const explains = state.outcome?.type === "MessageDeliveryFailed" || state.lastDelay !== null;
  return {
    id,
    sourceId: state.sourceId,
    token: state.token,
    number: state.number,
    tenant: state.tenant?.value ?? null,
    direction: state.direction,
    test: state.test,
    messageIdHeader: state.messageIdHeader?.value ?? null,
    recipient,
    recipientKey: recipient === null ? null : addressKey(recipient),
    sender: state.sender?.value ?? null,
    domain: domainOf(state.sender?.value) || null,
    subject: state.subject?.value ?? null,
    tag: state.tag?.value ?? null,
    provider: providerOf({ host, recipient }),
    host,
    acceptedAt: state.acceptedAt?.value ?? null,
    state: name,
    stateAt: at,
    suppresses: suppresses(state),
    ...whyColumns(state),
    ...said,
    answerKey: explains ? answerKey(said.answer ?? said.details ?? "") : null,
    firstDelayAt: state.firstDelayAt,
    sentAt: state.outcome?.type === "MessageSent" ? state.outcome.at : null,
    openedAt: state.firstOpenAt,
    clickedAt: state.firstClickAt,
    attempts: state.attempts.length,
    activityAt: state.activityAt,
    folded: JSON.stringify(state),
  };
}

/** Our own JSON, written by rowOf. */
const restored = (folded: string) => JSON.parse(folded) as MessageState;

/**
 * The states of messages, locked until the transaction ends; a message that is not there is made first on
 * PostgreSQL, since a row that does not exist cannot be locked. @returns null for such ones
 */
export async function lockMessages(
  tx: Tx,
  stubs: ReadonlyMap<string, MessageState>,
): Promise<Map<string, MessageState | null>> {
  const ids = [...stubs.keys()].sort();
  const lock = forUpdate();
  let made: ReadonlySet<string> = new Set();
  if (lock.sql !== "") {
    const rows = ids.flatMap((id) => {
      const stub = stubs.get(id);
      return stub === undefined ? [] : [rowOf(id, stub)];
    });
    const inserted = await tx.$queryRaw<{ id: string }[]>(
      insertRows(table, rows, sql`ON CONFLICT ("id") DO NOTHING RETURNING "id"`),
    );
    made = new Set(inserted.map(({ id }) => id));
  }
  const held = await tx.$queryRaw<{ id: string; folded: string }[]>(
    sql`SELECT "id", "folded" FROM "messages" WHERE "id" IN ${among(ids)} ORDER BY "id" ${lock}`,
  );
  const states = new Map<string, MessageState | null>(ids.map((id) => [id, null]));
  for (const { id, folded } of held) {
    states.set(id, made.has(id) ? null : restored(folded));
  }
  return states;
}

export async function saveMessages(tx: Tx, states: ReadonlyMap<string, MessageState>): Promise<void> {
  if (states.size > 0) {
    const rows = [...states].map(([id, state]) => rowOf(id, state));
    await tx.$executeRaw(insertRows(table, rows, replacing(table, ["id"])));
  }
}
