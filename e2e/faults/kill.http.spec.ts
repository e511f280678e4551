import { setTimeout as sleep } from "node:timers/promises";
import { bodies, postAll, postUntilTaken, prepare } from "@/scripts/faults/burst";
import { eventIds } from "@/scripts/faults/tables";
import { expect, test } from "../support/test";
import { acknowledged, expectKept, expectRightFigures, isFull, withRig } from "./support";

const rounds = isFull ? 20 : 3;
const burst = 400;
const connections = 16;

test("keeps every acknowledged event once when it is killed in the middle of a burst", async ({ engine }) => {
  test.setTimeout(120_000 + rounds * 60_000);
  await withRig(engine, async ({ app, sender, webhook }) => {
    const all = prepare(bodies(rounds * burst, "kill"), sender);
    const kept = new Set<string>();
    let killedInTheMiddle = 0;
    for (let round = 0; round < rounds; round += 1) {
      const mine = all.slice(round * burst, (round + 1) * burst);
      const posting = postAll(webhook, mine, connections);
      await sleep(60 + ((round * 97) % 300));
      await app.kill();
      const answers = await posting;
      const lost = mine.filter((_, index) => answers[index]?.status !== 200);
      killedInTheMiddle += lost.length > 0 && lost.length < mine.length ? 1 : 0;

      await sleep(300);
      await app.start();
      for (const id of acknowledged(answers)) {
        kept.add(id);
      }
      await expectKept(app, [...kept]);

      const again = await postUntilTaken(webhook, lost, connections);
      expect(again.filter(({ status }) => status !== 200)).toEqual([]);
      for (const id of acknowledged(again)) {
        kept.add(id);
      }
      expect(await eventIds(app)).toEqual([...kept].sort());
    }
    expect(kept.size).toBe(all.length);
    expect(killedInTheMiddle, "no round killed it in the middle of a burst").toBeGreaterThan(0);
    await expectRightFigures(app);
  });
});
