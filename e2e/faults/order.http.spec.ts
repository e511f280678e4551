import { Random } from "@/scripts/demo/random";
import { bodies, type Prepared, postUntilTaken, prepare, shuffled } from "@/scripts/faults/burst";
import { type Dump, dump, openTables } from "@/scripts/faults/tables";
import type { Engine } from "../support/app";
import { expect, test } from "../support/test";
import { expectRightFigures, isFull, withRig } from "./support";

const count = isFull ? 5000 : 800;

async function resultOf(engine: Engine, list: readonly string[], connections: number): Promise<Dump> {
  let result: Dump | undefined;
  await withRig(engine, async ({ app, sender, webhook }) => {
    const signed = new Map<string, Prepared>();
    const prepared = list.map((body) => {
      const one = signed.get(body) ?? prepare([body], sender)[0];
      if (one === undefined) {
        throw new Error("nothing was prepared");
      }
      signed.set(body, one);
      return one;
    });
    const answers = await postUntilTaken(webhook, prepared, connections);
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(signed.size);
    const tables = await openTables(app);
    result = await dump(tables);
    await tables.close();
    await expectRightFigures(app);
  });
  if (result === undefined) {
    throw new Error("nothing was read");
  }
  return result;
}

test("makes the same of events in order, shuffled, and three times over 16 connections", async ({ engine }) => {
  test.setTimeout(isFull ? 900_000 : 360_000);
  const list = bodies(count, "order");
  const random = new Random("order");
  const next = () => random.next();
  const inOrder = await resultOf(engine, list, 1);
  expect(inOrder.events.length).toBe(count);
  expect(await resultOf(engine, shuffled(list, next), 16)).toEqual(inOrder);
  expect(await resultOf(engine, shuffled([...list, ...list, ...list], next), 16)).toEqual(inOrder);
});
