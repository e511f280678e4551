import { Random } from "@/scripts/demo/random";
import { bodies, postUntilTaken, prepare } from "@/scripts/faults/burst";
import { mutate } from "@/scripts/faults/mutate";
import { ask } from "@/scripts/faults/tables";
import { expect, test } from "../support/test";
import { expectRightFigures, isFull, withRig } from "./support";

const count = isFull ? 20_000 : 2000;

test("takes malformed and mutated bodies, validly signed, without an error of its own", async ({ engine }) => {
  test.setTimeout(isFull ? 600_000 : 240_000);
  await withRig(engine, async ({ app, sender, webhook }) => {
    const random = new Random("mutated");
    const originals = bodies(500, "mutated");
    const list = Array.from({ length: count }, () => mutate(random.pick(originals), random));
    const answers = await postUntilTaken(webhook, prepare(list, sender), 16);
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].filter((status) => status !== 200 && status !== 400)).toEqual([]);

    const kept = new Set(answers.flatMap(({ status, id }) => (status === 200 ? [id] : [])));
    const [rows] = await ask(
      app,
      `SELECT (SELECT count(*) FROM "events") AS "events", (SELECT count(*) FROM "quarantine") AS "quarantined"`,
    );
    expect(Number(rows?.events) + Number(rows?.quarantined)).toBe(kept.size);
    expect(Number(rows?.events)).toBeGreaterThan(0);
    expect(Number(rows?.quarantined)).toBeGreaterThan(0);
    expect((await fetch(`${app.url}/api/health`)).status).toBe(200);
    await expectRightFigures(app);
  });
});
