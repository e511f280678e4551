import { setTimeout as sleep } from "node:timers/promises";
import { bodies, postAll, postUntilTaken, prepare } from "@/scripts/faults/burst";
import { ask } from "@/scripts/faults/tables";
import { createApiKey } from "../support/cli";
import { expect, test } from "../support/test";
import { refuses, stalls, withGate } from "./database-faults";
import { acknowledged, expectKept, expectRightFigures } from "./support";

const cases = [
  { what: "refuses (a full disk; a server that is gone)", fault: refuses },
  { what: "is locked by another process @sqlite", fault: stalls },
] as const;

for (const { what, fault } of cases) {
  test(`answers 503 and loses nothing acknowledged while the database ${what}`, async ({ engine }) => {
    test.setTimeout(240_000);
    await withGate(engine, async ({ app, sender, webhook }, gate) => {
      const all = prepare(bodies(360, what), sender);
      const [before, during, after] = [all.slice(0, 120), all.slice(120, 240), all.slice(240)];
      const early = await postUntilTaken(webhook, before, 16);
      expect(early.filter(({ status }) => status !== 200)).toEqual([]);

      const heal = await fault[engine](app, gate);
      const [first] = during;
      expect(first).toBeDefined();
      const started = performance.now();
      const response = await fetch(webhook, { method: "POST", ...first, signal: AbortSignal.timeout(20_000) });
      expect(performance.now() - started, "senders give up at 5 s").toBeLessThan(5000);
      expect(response.status).toBe(503);
      expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(await response.json()).toMatchObject({ error: { code: "database_unavailable", message: /database/ } });
      const refused = await postAll(webhook, during, 16);
      const wrongly = refused.filter(({ status }) => status !== 503 && status !== 200);
      expect(wrongly).toEqual([]);
      await heal();

      const healed = await postUntilTaken(webhook, during, 16);
      expect(healed.filter(({ status }) => status !== 200)).toEqual([]);
      const late = await postUntilTaken(webhook, after, 16);
      expect(late.filter(({ status }) => status !== 200)).toEqual([]);
      // What was told to be written is on the disk, not in a transaction that somebody forgot.
      await app.kill();
      await app.start();
      await expectKept(app, [early, refused, healed, late].flatMap(acknowledged));
      await expectRightFigures(app);
    });
  });
}

test("keeps edits and events acknowledged while others fail around them", async ({ engine }) => {
  test.setTimeout(240_000);
  await withGate(engine, async ({ app, sender, webhook }, gate) => {
    const key = await createApiKey(app, "suppressions");
    const all = prepare(bodies(600, "edits"), sender);
    const flicker = new AbortController();
    const flickering = (async () => {
      while (!flicker.signal.aborted) {
        const heal = await stalls[engine](app, gate);
        await sleep(2000);
        await heal();
        await sleep(400);
      }
    })();

    const addresses: string[] = [];
    const editing = (async () => {
      for (let index = 0; index < 25; index += 1) {
        const address = `edit-${index}@x.example`;
        const response = await fetch(`${app.url}/api/v1/suppressions`, {
          method: "POST",
          headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
          body: JSON.stringify({ address }),
        });
        await response.body?.cancel();
        if (response.ok) {
          addresses.push(address);
        }
        await sleep(150);
      }
    })();
    const answers = await postAll(webhook, all, 16);
    await editing;
    flicker.abort();
    await flickering;

    await app.kill();
    await app.start();
    expect(addresses.length).toBeGreaterThan(0);
    const rows = await ask(app, `SELECT "address" FROM "suppressions" WHERE "origin" = 'api'`);
    const there = new Set(rows.map(({ address }) => address));
    expect(addresses.filter((address) => !there.has(address))).toEqual([]);
    await expectKept(app, acknowledged(answers));
    await expectRightFigures(app);
  });
});
