import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { rulesVersion } from "@/lib/bounces/rules/version";
import { reader, transaction } from "@/lib/db/client";
import { type Item, record } from "@/lib/ingest/record";
import { parseBody } from "@/lib/ingest/senders/parse";
import type { Verdict } from "@/lib/ingest/types";
import { verify } from "@/lib/rebuild/data";
import { readRulesState, storedRulesVersion } from "@/lib/reclassify/data";
import { reclassify } from "@/lib/reclassify/mutations";
import { preview } from "@/lib/reclassify/preview";
import { noteRulesOfEmptyDatabase } from "@/lib/reclassify/service";
import type { Progress, Shift } from "@/lib/reclassify/types";
import { writePolicy } from "@/lib/suppressions/automatic/mutations";
import { defaultPolicy } from "@/lib/suppressions/constants";
import { listChanges } from "@/lib/suppressions/data";
import { release, suppress } from "@/lib/suppressions/service";
import { describeOnBothEngines } from "@/lib/testing/database";
import { dump } from "@/lib/testing/dump";
import { currentScope } from "@/scripts/cli/scope";

const minute = 60_000;
const start = Date.now() - 20 * 86_400_000;
const quiet: Progress = () => undefined;

interface Told {
  name: string;
  nth?: number;
  minutes?: number;
  status?: "Sent" | "SoftFail" | "HardFail";
  output?: string;
  details?: string;
  /** The sender's own class. */
  classification?: string;
  direction?: "outgoing" | "incoming";
  /** Sent by "send a test". */
  test?: boolean;
  /** What older rules said; absent: what those of today say. */
  older?: Verdict | null;
}

const types = { Sent: "MessageSent", SoftFail: "MessageDelayed", HardFail: "MessageDeliveryFailed" } as const;
const noSuchUser = "550 5.1.1 User unknown";
const full = "552 5.2.2 Mailbox full";
const fullForNow = "452 4.2.2 Mailbox full";
const givenUp = "Maximum number of delivery attempts (18) has been reached.";
const wasOurs = (classification: string): Verdict => ({
  ...{ classification, classificationCode: null, classifiedBy: "an-older-rule", confidence: 0.95, rulesVersion: 1 },
});

function itemOf(told: Told): Item {
  const { name, nth = 0, minutes = 0, status = "HardFail", output = "", details = "", direction = "outgoing" } = told;
  const at = (start + minutes * minute) / 1000;
  const message = {
    ...{ id: 1, token: `token-${name}-${nth}`, direction, message_id: null, tag: null, timestamp: start / 1000 },
    ...{ to: `${name}@corp.example`, from: "orders@shop.example", subject: "Your order" },
  };
  const said = told.classification === undefined ? {} : { classification: told.classification };
  const payload = { message, status, details, output, timestamp: at, time: 1.5, sent_with_ssl: true, ...said };
  const body = JSON.stringify({
    event: types[status],
    timestamp: at,
    uuid: `${name}-${nth}-${status}-${at}`,
    payload,
    _test: told.test === true,
  });
  const parsed = parseBody({ body, sourceId: "ark", receivedAt: start + (minutes + 1) * minute });
  if (!parsed.ok || parsed.value.kind !== "event" || !("verdict" in parsed.value.event)) {
    throw new Error("no delivery");
  }
  const { event } = parsed.value;
  return { kind: "event", event: told.older === undefined ? event : { ...event, verdict: told.older } };
}

const context = {
  now: start,
  counting: () => ({ zone: "UTC", countTags: true, countTenants: true }),
  horizon: null,
};

async function tell(...list: readonly Told[]): Promise<void> {
  const items = list.map(itemOf);
  for (let from = 0; from < items.length; from += 200) {
    await transaction((tx) => record(tx, items.slice(from, from + 200), context));
  }
}

/** What one of so many messages went through; few recipients, so that several speak of one, and to few one arrives. */
function story(index: number): Told[] {
  const common = { name: `user${index % (index % 8 < 6 ? 211 : 20)}`, nth: index, minutes: index };
  const later = { ...common, minutes: index + 30 };
  const stories: Told[][] = [
    [{ ...common, output: noSuchUser, older: null }],
    [{ ...common, output: full, older: wasOurs("invalid_recipient") }],
    [
      { ...common, status: "SoftFail", output: fullForNow, older: null },
      { ...later, status: "SoftFail", output: fullForNow, older: wasOurs("transient_failure") },
    ],
    [
      { ...common, status: "SoftFail", output: fullForNow, older: wasOurs("transient_failure") },
      { ...later, details: givenUp, older: null },
    ],
    [{ ...common, output: noSuchUser, classification: "spam_block" }],
    [{ ...common, output: noSuchUser, direction: "incoming", older: null }],
    [
      { ...common, output: noSuchUser, older: null },
      { ...later, status: "Sent", output: "250 OK" },
    ],
    [{ ...common, status: "Sent", output: "250 OK" }],
  ];
  return stories[index % stories.length] ?? [];
}

const past = (count: number): Told[] => Array.from({ length: count }, (_, index) => story(index)).flat();
const run = async (progress = quiet) => reclassify(reader(), await currentScope(), progress);

async function expectNothingFound(): Promise<void> {
  const scope = await currentScope();
  expect(await verify(reader(), scope, () => undefined)).toMatchObject({
    ...{ wrongMessages: 0, orphans: 0, wrongCells: 0, wrongReports: 0 },
  });
  const events = await reader().event.findMany({ where: { classification: { not: null } } });
  for (const { body, receivedAt, classification } of events) {
    const parsed = parseBody({ body, sourceId: "ark", receivedAt: receivedAt.getTime() });
    const event = parsed.ok && parsed.value.kind === "event" ? parsed.value.event : null;
    const due = event !== null && "verdict" in event ? event.verdict?.classification : null;
    expect(classification).toBe(due ?? "unclassified");
  }
}

async function countedBy(counter: "failed" | "deferred"): Promise<Map<string, number>> {
  const rows = await reader().cubeCell.groupBy({
    by: ["classification"],
    where: { grain: "day" },
    _sum: { [counter]: true },
  });
  return new Map(rows.map(({ classification, _sum }) => [classification, Number(Object.values(_sum)[0] ?? 0)]));
}

/** What the shifts make of figures. */
function shifted(figures: ReadonlyMap<string, number>, shifts: readonly Shift[]): Map<string, number> {
  const after = new Map(figures);
  for (const { from, to, count } of shifts) {
    after.set(from, (after.get(from) ?? 0) - count);
    after.set(to, (after.get(to) ?? 0) + count);
  }
  return after;
}

const nonZero = (figures: ReadonlyMap<string, number>) => new Map([...figures].filter(([, count]) => count !== 0));
const everything = async () => ({
  ...(await dump()),
  changes: await reader().suppressionChange.findMany({ orderBy: { seq: "asc" } }),
  settings: await reader().setting.findMany({ orderBy: { key: "asc" } }),
});
const onList = async () =>
  (await reader().suppression.findMany({ orderBy: { address: "asc" }, select: { address: true } })).map(
    ({ address }) => address.split("@")[0],
  );
const manual = (name: string) => ({
  ...{ scope: "", address: `${name}@corp.example`, shown: `${name}@corp.example`, reason: null, expiresAt: null },
  ...{ origin: "manual" as const, actor: "user:owner" },
});
const historyOf = async (name: string) =>
  (await listChanges(null, `${name}@corp.example`)).map(({ action, reason }) => `${action}: ${reason}`);

describeOnBothEngines("reclassifying the past", (database) => {
  it("brings messages, figures and events to the rules of today, and says what it changed", async () => {
    await tell(...past(800), { name: "test", test: true, output: noSuchUser, older: null });
    const before = { failed: await countedBy("failed"), deferred: await countedBy("deferred") };

    const made = await run();

    expect(made).toMatchObject({ messages: 500, changedMessages: 400 });
    expect(made.failed).toEqual([
      { from: "invalid_recipient", to: "mailbox_full", count: 100 },
      { from: "transient_failure", to: "mailbox_full", count: 100 },
      { from: "unclassified", to: "invalid_recipient", count: 100 },
    ]);
    expect(made.deferred).toEqual([{ from: "transient_failure", to: "mailbox_full", count: 200 }]);
    expect(nonZero(await countedBy("failed"))).toEqual(nonZero(shifted(before.failed, made.failed)));
    expect(nonZero(await countedBy("deferred"))).toEqual(nonZero(shifted(before.deferred, made.deferred)));
    expect(made.changedEvents).toBeGreaterThanOrEqual(700);
    await expectNothingFound();
    const bySender = await reader().message.findMany({ where: { classifiedBy: "sender" } });
    expect(new Set(bySender.map(({ classification }) => classification))).toEqual(new Set(["spam_block"]));
    expect(bySender).toHaveLength(100);
  });

  it("changes nothing when it is run again", async () => {
    await tell(...past(240));
    await run();
    const once = await everything();
    const again = await run();
    expect(again).toMatchObject({ changedMessages: 0, failed: [], deferred: [], changedEvents: 0 });
    expect(again.suppressions).toEqual({ added: 0, updated: 0, lifted: 0 });
    expect(await everything()).toEqual(once);
  });

  it("says the same beforehand in a dry run, which changes nothing", async () => {
    await tell(...past(600));
    await suppress(manual("user1"), start);
    const before = await everything();
    const foreseen = await preview(reader(), await currentScope(), quiet);
    expect(await everything()).toEqual(before);
    expect(foreseen.suppressions.added).toBeGreaterThan(0);
    expect(foreseen.suppressions.lifted).toBeGreaterThan(0);
    expect(await run()).toEqual(foreseen);
  });

  it("puts on the list whom today's rules suppress, and takes off who lost the ground", async () => {
    await tell(
      { name: "gone", output: noSuchUser, older: null },
      { name: "full", output: full, older: wasOurs("invalid_recipient") },
      { name: "both", output: full, older: wasOurs("invalid_recipient") },
      { name: "both", nth: 1, minutes: 1, output: noSuchUser, older: null },
      { name: "named", output: full, classification: "invalid_recipient" },
    );
    expect(await onList()).toEqual(["both", "full", "named"]);
    expect((await run()).suppressions).toEqual({ added: 1, updated: 1, lifted: 1 });
    expect(await onList()).toEqual(["both", "gone", "named"]);
    expect(await historyOf("full")).toEqual(["lifted: reclassified", "added: invalid_recipient"]);
    expect(await historyOf("gone")).toEqual(["added: invalid_recipient"]);
  });

  it("leaves what people decided: who was taken off stays off, who was put on stays on", async () => {
    await tell(
      { name: "released", output: noSuchUser, older: null },
      { name: "mine", output: full, older: wasOurs("invalid_recipient") },
    );
    await suppress(manual("released"), start + minute);
    await release(manual("released"), start + 2 * minute);
    await release(manual("mine"), start + minute);
    await suppress(manual("mine"), start + 2 * minute);
    expect((await run()).suppressions).toEqual({ added: 0, updated: 0, lifted: 0 });
    expect(await onList()).toEqual(["mine"]);
  });

  it("takes off who was on for repetition, when one of those counted is of another class", async () => {
    const { since: _, ...policy } = defaultPolicy;
    const repeated = [{ classification: "spam_block", count: 2, days: 10, expiresDays: null }];
    await transaction((tx) => writePolicy(tx, { ...policy, repeated }, start - minute));
    const listed = { status: "SoftFail", output: "451 try later", classification: "spam_block" } as const;
    await tell(
      { name: "ana", status: "SoftFail", output: fullForNow, older: wasOurs("spam_block") },
      { ...listed, name: "ana", nth: 1, minutes: 1 },
    );
    expect(await onList()).toEqual(["ana"]);
    expect((await run()).suppressions).toEqual({ added: 0, updated: 0, lifted: 1 });
    expect(await onList()).toEqual([]);
  });

  it("agrees with the events when more of them arrive meanwhile", async () => {
    await tell(...past(800));
    let running = true;
    const arriving = async () => {
      for (let index = 0; running || index < 40; index++) {
        const nth = (index * 37) % 800;
        const more = { name: `user${nth % 211}`, nth, minutes: 2000 + index };
        await tell(
          { ...more, status: "SoftFail", output: fullForNow },
          { ...more, minutes: 3000 + index, ...(index % 3 === 0 ? { status: "Sent" } : { output: noSuchUser }) },
        );
        // SQLite's driver answers at once: without it no timer of this process would ever fire.
        await sleep(1);
      }
    };
    const rest = arriving();
    await run().finally(() => {
      running = false;
    });
    await rest;
    await expectNothingFound();
  });

  it("gives the same after it was killed and started again as in one run", async () => {
    await tell(...past(800));
    await run();
    const expected = await dump();

    await database.renew();
    await tell(...past(800));
    for (const [stage, last] of [
      ["messages", 1],
      ["messages", 3],
      ["events", 1],
    ] as const) {
      let calls = 0;
      const dies: Progress = (at) => {
        calls += at === stage ? 1 : 0;
        if (calls === last) {
          throw new Error("killed");
        }
      };
      await expect(run(dies)).rejects.toThrow("killed");
      expect(await storedRulesVersion()).toBeNull();
    }
    await run();
    expect(await dump()).toEqual(expected);
    await expectNothingFound();
    expect(await storedRulesVersion()).toBe(rulesVersion);
  });

  it("can be run twice at once", async () => {
    await tell(...past(400));
    const [one, other] = await Promise.all([run(), run()]);
    expect(one.changedMessages + other.changedMessages).toBe(200);
    await expectNothingFound();
  });

  it("is asked for only where rules of ours had a say under another version", async () => {
    expect(await readRulesState()).toEqual({ stored: null, current: rulesVersion, stale: false });
    await tell({ name: "named", output: noSuchUser, classification: "spam_block" });
    expect(await readRulesState()).toMatchObject({ stale: false });
    await tell({ name: "gone", output: noSuchUser, older: wasOurs("spam_block") });
    expect(await readRulesState()).toMatchObject({ stale: true });
    await noteRulesOfEmptyDatabase();
    expect(await storedRulesVersion()).toBeNull();
    await run();
    expect(await readRulesState()).toEqual({ stored: rulesVersion, current: rulesVersion, stale: false });

    await database.renew();
    await noteRulesOfEmptyDatabase();
    await tell({ name: "gone", output: noSuchUser, older: null });
    expect(await readRulesState()).toMatchObject({ stored: rulesVersion, stale: false });
  });
});
