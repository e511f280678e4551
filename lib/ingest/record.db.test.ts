import { expect, it } from "vitest";
import { reader, transaction } from "@/lib/db/client";
import { type Context, type Item, type Recorded, record } from "@/lib/ingest/record";
import { parseBody } from "@/lib/ingest/senders/parse";
import { verify } from "@/lib/rebuild/data";
import { rebuild } from "@/lib/rebuild/mutations";
import { describeOnBothEngines } from "@/lib/testing/database";
import { dump } from "@/lib/testing/dump";
import { shuffled, traffic } from "@/lib/testing/traffic";

const start = Date.UTC(2026, 9, 20) / 1000;
const receivedAt = Date.UTC(2026, 10, 20);
const zone = "Asia/Kolkata";
const context: Context = {
  now: receivedAt,
  counting: () => ({ zone, countTags: true, countTenants: true }),
  horizon: null,
};
const scope = { ...context, zone };

function itemOf(body: string): Item {
  const parsed = parseBody({ body, sourceId: "ark", receivedAt });
  if (!parsed.ok || parsed.value.kind !== "event") {
    throw new Error(`not an event: ${body}`);
  }
  return { kind: "event", event: parsed.value.event };
}

async function recordAll(bodies: readonly string[], batch: number): Promise<Recorded[]> {
  const results: Recorded[] = [];
  for (let at = 0; at < bodies.length; at += batch) {
    const items = bodies.slice(at, at + batch).map(itemOf);
    results.push(...(await transaction((tx) => record(tx, items, context))));
  }
  return results;
}

describeOnBothEngines("recording", (test) => {
  const bodies = traffic({ seed: 7, start, messages: 400 });
  const messages = new Set(bodies.join("\n").match(/"tok\d+"/g)).size;

  it("gives the same messages, cube, domains and suppressions in any order, batch and repetition", async () => {
    await recordAll(bodies, 1 + (bodies.length >> 2));
    const inOrder = await dump();
    expect(inOrder.messages.length).toBe(messages);
    expect(inOrder.suppressions.length).toBeGreaterThan(3);
    for (const [seed, batch] of [
      [1, 3],
      [2, 64],
      [3, 1000],
    ] as const) {
      await test.renew();
      await recordAll(shuffled([...bodies, ...bodies, ...bodies], seed), batch);
      expect(await dump()).toEqual(inOrder);
    }
  });

  it("answers recorded once and duplicate after, with one id, also within a batch", async () => {
    const [body = ""] = bodies;
    const first = await recordAll([body, body], 2);
    const again = await recordAll([body], 1);
    expect([...first, ...again].map(({ kind }) => kind)).toEqual(["recorded", "duplicate", "duplicate"]);
    expect(new Set([...first, ...again].map(({ id }) => id)).size).toBe(1);
  });

  it("agrees with a rebuild, which changes nothing", async () => {
    await recordAll(shuffled(bodies, 4), 50);
    const before = await dump();
    const db = reader();
    expect(await verify(db, scope, () => {})).toMatchObject({
      messages,
      wrongMessages: 0,
      orphans: 0,
      wrongCells: 0,
      wrongReports: 0,
    });
    expect(await rebuild(db, scope, () => {})).toEqual({ messages, changedMessages: 0, changedCells: 0 });
    expect(await dump()).toEqual(before);
  });

  it("is mended by a rebuild after somebody changed the tables by hand", async () => {
    await recordAll(bodies, 200);
    const before = await dump();
    await transaction(async (tx) => {
      await tx.cubeCell.updateMany({ data: { delivered: { increment: 2 } }, where: { grain: "day" } });
      await tx.cubeDetail.deleteMany({ where: { dimension: "host" } });
      const [message] = await tx.message.findMany({ take: 1, where: { state: "delivered" } });
      await tx.message.update({
        where: { id: message?.id ?? "" },
        data: { folded: message?.folded.replace("MessageSent", "MessageHeld") ?? "" },
      });
    });
    const found = await verify(reader(), scope, () => {});
    expect(found.wrongMessages).toBe(1);
    expect(found.wrongCells).toBeGreaterThan(2);
    await rebuild(reader(), scope, () => {});
    expect(await verify(reader(), scope, () => {})).toMatchObject({ wrongMessages: 0, wrongCells: 0 });
    const after = await dump();
    expect(after.cells).toEqual(before.cells);
    expect(after.details).toEqual(before.details);
  });
});
