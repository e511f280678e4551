import { setTimeout as sleep } from "node:timers/promises";
import { bodies, postAll, prepare } from "@/scripts/faults/burst";
import { expect, test } from "../support/test";
import { acknowledged, expectKept, expectRightFigures, withRig } from "./support";

test("answers what is under way before it stops", async ({ engine }) => {
  test.setTimeout(180_000);
  await withRig(engine, async ({ app, sender, webhook }) => {
    const all = prepare(bodies(300, "drain"), sender);
    const settled: number[] = [];
    const posting = Promise.all(
      all.map(async (one) => {
        const [answer] = await postAll(webhook, [one], 1);
        settled.push(answer?.status ?? 0);
        return answer;
      }),
    );
    // All connections stand by then, and some answers have come.
    while (settled.length < 5) {
      await sleep(1);
    }
    const code = await app.stop();
    const answers = (await posting).flatMap((answer) => answer ?? []);
    expect(code).toBe(0);
    // 503 is an answer too, of a machine that is too busy; a connection that breaks is none.
    expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
    await app.start();
    await expectKept(app, acknowledged(answers));
    await expectRightFigures(app);
  });
});
