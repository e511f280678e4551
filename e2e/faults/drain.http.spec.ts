import { setTimeout as sleep } from "node:timers/promises";
import { bodies, postAll, postUntilTaken, prepare } from "@/scripts/faults/burst";
import { expect, test } from "../support/test";
import { stalls, withGate } from "./database-faults";
import { acknowledged, expectKept, expectRightFigures } from "./support";

test("answers what is under way before it stops", async ({ engine }) => {
  test.setTimeout(180_000);
  await withGate(engine, async ({ app, sender, webhook }, gate) => {
    const [first, ...rest] = prepare(bodies(60, "drain"), sender);
    await postUntilTaken(webhook, first === undefined ? [] : [first], 1);
    // The database holds up the commit, so that all of them are under way when the signal comes.
    const heal = await stalls[engine](app, gate);
    const posting = postAll(webhook, rest, rest.length);
    await sleep(300);
    for (let turn = 0; turn < 3; turn += 1) {
      // Answered without the database, after what came before it was read.
      await (await fetch(`${app.url}/icon.svg`)).arrayBuffer();
    }
    const stopping = app.stop();
    await sleep(200);
    await heal();
    // Next ends with 143 after SIGTERM; -1 or a signal would be an end by force.
    expect([0, 143]).toContain(await stopping);
    const answers = await posting;
    // 503 is an answer too; a connection that breaks is none.
    expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
    await app.start();
    await expectKept(app, acknowledged(answers));
    await expectRightFigures(app);
  });
});
