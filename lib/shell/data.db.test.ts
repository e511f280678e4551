import { expect, it } from "vitest";
import { transaction } from "@/lib/db/client";
import { readSourceFacts } from "@/lib/shell/data";
import { describeOnBothEngines } from "@/lib/testing/database";

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.UTC(2026, 10, 24, 12, 30);

const addSource = (id: string, kind: string) =>
  transaction((tx) =>
    tx.source.create({ data: { id, kind, name: `<b>${id}</b>`, slug: id, createdAt: new Date(now) } }),
  );
const addEvent = (sourceId: string, receivedAt: number) =>
  transaction((tx) =>
    tx.event.create({
      data: {
        id: `${sourceId} ${receivedAt}`,
        sourceId,
        type: "MessageSent",
        occurredAt: new Date(now),
        receivedAt: new Date(receivedAt),
        body: "{}",
      },
    }),
  );
const addRefusal = (sourceId: string, at: number) =>
  transaction((tx) =>
    tx.refusal.create({
      data: {
        hour: new Date(Math.floor(at / hour) * hour),
        sourceId,
        reason: "bad_signature",
        count: 2,
        firstAt: new Date(at),
        lastAt: new Date(at + 1),
      },
    }),
  );
const addRun = (startedAt: number, lastSeenAt: number) =>
  transaction((tx) =>
    tx.uptime.create({
      data: { id: String(startedAt), startedAt: new Date(startedAt), lastSeenAt: new Date(lastSeenAt) },
    }),
  );

describeOnBothEngines("facts of the sources", () => {
  it("has nothing to say of an empty database", async () => {
    expect(await readSourceFacts(now)).toEqual({ sources: [], runs: [] });
  });

  it("gives each source its first and last arrival and the refusals of a day", async () => {
    await addSource("ark", "ark");
    await addSource("shop", "postal");
    await addEvent("ark", now - 5 * day);
    await addEvent("ark", now - hour);
    await addEvent("ark", now - 3 * day);
    await addEvent("removed", now);
    const refusedAt = now - day + 1;
    await addRefusal("shop", refusedAt);
    await addRefusal("shop", now - 2 * day);
    await addRefusal("", now);
    const { sources } = await readSourceFacts(now);
    expect(sources).toEqual([
      { kind: "ark", name: "<b>ark</b>", firstEventAt: now - 5 * day, lastEventAt: now - hour, refused: [] },
      {
        kind: "postal",
        name: "<b>shop</b>",
        firstEventAt: null,
        lastEventAt: null,
        refused: [{ reason: "bad_signature", count: 2, firstAt: refusedAt, lastAt: refusedAt + 1 }],
      },
    ]);
  });

  it("knows the runs of a week, and the last one before", async () => {
    const runs = [
      { startedAt: now - 30 * day, lastSeenAt: now - 20 * day },
      { startedAt: now - 19 * day, lastSeenAt: now - 8 * day },
      { startedAt: now - 6 * day, lastSeenAt: now },
    ];
    for (const { startedAt, lastSeenAt } of runs) {
      await addRun(startedAt, lastSeenAt);
    }
    expect((await readSourceFacts(now)).runs).toEqual(runs.slice(1));
  });
});
