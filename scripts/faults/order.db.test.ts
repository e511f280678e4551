import fc from "fast-check";
import { expect, test } from "vitest";
import { reader, transaction } from "@/lib/db/client";
import { type Item, record } from "@/lib/ingest/record";
import { parseBody } from "@/lib/ingest/senders/parse";
import { verify } from "@/lib/rebuild/data";
import { describeOnBothEngines } from "@/lib/testing/database";
import { currentScope } from "@/scripts/cli/scope";
import { Random } from "@/scripts/demo/random";
import { bodies, shuffled } from "@/scripts/faults/burst";
import { dump } from "@/scripts/faults/tables";

const receivedAt = Date.UTC(2026, 10, 24);
const counting = () => ({ zone: "Asia/Kolkata", countTags: true, countTenants: true });

function itemOf(body: string): Item {
  const parsed = parseBody({ body, sourceId: "ark", receivedAt });
  if (!parsed.ok || parsed.value.kind !== "event") {
    throw new Error("no event");
  }
  return { kind: "event", event: parsed.value.event };
}

/** Records in transactions of this many, four of them at a time. */
async function recordAll(items: readonly Item[], batch: number): Promise<void> {
  const batches: Item[][] = [];
  for (let start = 0; start < items.length; start += batch) {
    batches.push(items.slice(start, start + batch));
  }
  const work = async () => {
    for (let mine = batches.shift(); mine !== undefined; mine = batches.shift()) {
      const list = mine;
      await transaction((tx) => record(tx, list, { now: receivedAt, counting, horizon: null }));
    }
  };
  await Promise.all([work(), work(), work(), work()]);
}

const snapshot = () => dump({ rows: (query) => reader().$queryRawUnsafe<Record<string, unknown>[]>(query) });

async function expectNothingFound(): Promise<void> {
  const scope = { ...(await currentScope()), zone: "Asia/Kolkata", counting };
  expect(await verify(reader(), scope, () => undefined)).toMatchObject({
    ...{ wrongMessages: 0, orphans: 0, wrongCells: 0, wrongReports: 0 },
  });
}

describeOnBothEngines("the same events in another order", (database) => {
  test("give the same messages, figures and suppressions: 5,000 in order, shuffled, and three times", async () => {
    const items = bodies(5000, "order").map(itemOf);
    const random = new Random("shuffle");
    const next = () => random.next();
    await recordAll(items, 250);
    const inOrder = await snapshot();
    expect(inOrder.events).toHaveLength(5000);
    expect(inOrder.suppressions.length).toBeGreaterThan(5);
    await expectNothingFound();

    await database.renew();
    await recordAll(shuffled(items, next), 100);
    expect(await snapshot()).toEqual(inOrder);
    await expectNothingFound();

    await database.renew();
    await recordAll(shuffled([...items, ...items, ...items], next), 256);
    expect(await snapshot()).toEqual(inOrder);
    await expectNothingFound();
  }, 240_000);

  test("give the same for any permutation and any cut into transactions", async () => {
    const items = bodies(60, "few").map(itemOf);
    await recordAll(items, 60);
    const expected = await snapshot();
    const order = fc.shuffledSubarray([...items, ...items], { minLength: items.length * 2 });
    await fc.assert(
      fc.asyncProperty(order, fc.integer({ min: 1, max: 40 }), async (permuted, batch) => {
        await database.renew();
        await recordAll(permuted, batch);
        expect(await snapshot()).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});
