import { expect, it } from "vitest";
import { reader, transaction } from "@/lib/db/client";
import { type Item, record } from "@/lib/ingest/record";
import type { BounceEvent, DeliveryEvent } from "@/lib/ingest/types";
import { readEffect, readPolicy } from "@/lib/suppressions/automatic/data";
import { applyPolicy, ruleBatch, writePolicy } from "@/lib/suppressions/automatic/mutations";
import { applyToPast, undo } from "@/lib/suppressions/batches/service";
import { defaultPolicy, suggestedBounced, suggestedRepeated } from "@/lib/suppressions/constants";
import { listChanges } from "@/lib/suppressions/data";
import type { Policy } from "@/lib/suppressions/policy";
import { release } from "@/lib/suppressions/service";
import { describeOnBothEngines } from "@/lib/testing/database";
import { delivery, verdictOf } from "@/lib/testing/events";

const day = 86_400_000;
const start = Date.now() - 20 * day;
const by = { title: "a test", actor: "user:owner" };
const wanted = ({ since: _, ...rest }: Policy) => rest;

async function tell(...events: (DeliveryEvent | BounceEvent)[]): Promise<void> {
  const items = events.map((event): Item => ({ kind: "event", event }));
  const context = {
    now: Date.now(),
    counting: () => ({ zone: "UTC", countTags: true, countTenants: true }),
    horizon: null,
  };
  await transaction((tx) => record(tx, items, context));
}

/** An event of a message of its own to an address. */
const to = (name: string, nth = 0) => ({
  ...{ id: `msg_${name}_${nth}`, token: `${name}${nth}`, recipient: `${name}@corp.example`, acceptedAt: null },
});
const fails = (name: string, classification: string, at: number, nth = 0) =>
  delivery("MessageDeliveryFailed", { at, message: to(name, nth), with: { verdict: verdictOf(classification) } });
const isDelayed = (name: string, at: number, nth = 0) =>
  delivery("MessageDelayed", { at, message: to(name, nth), with: { verdict: verdictOf("mailbox_full") } });
const arrives = (name: string, at: number, nth = 0) => delivery("MessageSent", { at, message: to(name, nth) });

const change = (changed: Partial<Policy>, now = Date.now()) =>
  transaction((tx) => writePolicy(tx, { ...wanted(defaultPolicy), ...changed }, now));
const onList = async () =>
  (await reader().suppression.findMany({ orderBy: { address: "asc" } })).map(({ address, rule }) => [address, rule]);

describeOnBothEngines("an edited policy", () => {
  it("acts on a class from when it was turned on, and no more when it is off again", async () => {
    await tell(fails("old", "spam_block", start));
    await change({ failed: ["spam_block"] }, start + day);
    await tell(fails("new", "spam_block", start + 2 * day), fails("gone", "invalid_recipient", start + 2 * day));
    expect(await onList()).toEqual([["new@corp.example", "failed:spam_block"]]);
    await tell(fails("old", "other", start + 3 * day, 1));
    expect(await onList()).toHaveLength(1);
    await change({}, start + 4 * day);
    await tell(fails("late", "spam_block", start + 5 * day));
    expect(await onList()).toEqual([["new@corp.example", "failed:spam_block"]]);
  });

  it("suppresses for a while who fails again and again, and counts anew after a delivery", async () => {
    await change({ repeated: [{ classification: "mailbox_full", count: 2, days: 10, expiresDays: 30 }] }, start);
    await tell(isDelayed("ana", start), arrives("ana", start + 1, 0), isDelayed("ana", start + day, 1));
    expect(await onList()).toEqual([]);
    await tell(isDelayed("ana", start + 2 * day, 2));
    expect(await onList()).toEqual([["ana@corp.example", "repeated:mailbox_full"]]);
    const [entry] = await reader().suppression.findMany();
    expect(entry?.expiresAt?.getTime()).toBe(start + 32 * day);
    await tell(arrives("ana", start + 3 * day, 3));
    expect(await onList()).toEqual([]);
    expect((await listChanges(null, "ana@corp.example")).map(({ action }) => action)).toEqual(["lifted", "added"]);
  });

  it("lifts an entry whose message has another class by our rules, and only if nothing else speaks for it", async () => {
    await tell(fails("gone", "invalid_recipient", start), fails("stays", "invalid_recipient", start));
    await tell(fails("stays", "inactive_mailbox", start + day, 1), fails("other", "invalid_recipient", start));
    await transaction((tx) =>
      tx.message.updateMany({
        where: { id: { in: ["msg_gone_0", "msg_stays_0", "msg_other_0"] } },
        data: { classification: "mailbox_full", suppresses: false },
      }),
    );
    const reclassified = new Map(["msg_gone_0", "msg_stays_0"].map((id) => [id, "invalid_recipient"]));
    const failing = new Set(["gone", "other", "stays"].map((name) => `${name}@corp.example`));
    const settled = await transaction((tx) =>
      applyPolicy(tx, { failing, sent: new Set(), reclassified }, start + 2 * day),
    );
    expect(settled.map(({ address }) => address)).toEqual(["gone@corp.example", "stays@corp.example"]);
    expect(await onList()).toEqual([
      ["other@corp.example", "failed:invalid_recipient"],
      ["stays@corp.example", "failed:inactive_mailbox"],
    ]);
    const [last] = await listChanges(null, "gone@corp.example");
    expect(last).toMatchObject({ action: "lifted", reason: "reclassified", actor: "policy" });
  });

  it("leaves those alone that must never be suppressed", async () => {
    await change({ never: ["*@corp.example"] }, start);
    await tell(fails("ana", "invalid_recipient", start + day));
    expect(await onList()).toEqual([]);
  });

  it("says that an address failed again after somebody had removed it", async () => {
    await tell(fails("ana", "invalid_recipient", start));
    await release({ scope: "", address: "ana@corp.example", origin: "manual", actor: "user:owner" }, start + day);
    await tell(fails("ana", "invalid_recipient", start + 2 * day, 1));
    const actions = (await listChanges(null, "ana@corp.example")).map(({ action }) => action);
    expect(actions).toEqual(["returned", "removed", "added"]);
  });

  it("knows what it would have done, rule by rule, before it is saved", async () => {
    await tell(
      ...[fails("a", "spam_block", start), fails("b", "spam_block", start), fails("c", "invalid_recipient", start)],
      ...[fails("d", "spam_block", start - 40 * day), fails("e", "spam_block", start), arrives("e", start + 1, 1)],
      ...[0, 1, 2, 3, 4].map((nth) => isDelayed("f", start + nth, nth)),
    );
    const policy: Policy = { ...defaultPolicy, failed: ["spam_block"] };
    const effect = await readEffect(
      { policy, bounced: suggestedBounced, repeated: [suggestedRepeated] },
      start - 30 * day,
    );
    expect(effect.rules).toMatchObject({
      ...{ "failed:spam_block": 2, "failed:invalid_recipient": 1, "failed:invalid_domain": 0, bounced: 0 },
      "repeated:mailbox_full": 1,
    });
    expect(effect.together).toBe(2);
    expect(await readPolicy()).toEqual(defaultPolicy);
  });

  it("is applied to the past as one act, which is undone as one", async () => {
    await tell(fails("old", "spam_block", start), fails("mine", "spam_block", start));
    await change({ failed: ["spam_block"] });
    expect(await onList()).toEqual([]);
    const batch = await applyToPast(by);
    expect(batch).toMatchObject({ kind: "policy", state: "done", added: 2 });
    // What else happens to an address leaves the entry where it is.
    await tell(fails("old", "other", Date.now() - 1_000, 7));
    expect(await onList()).toHaveLength(2);
    const undone = await undo({ batchId: batch?.id ?? "", from: null, to: null }, by);
    expect(undone).toMatchObject({ state: "done", removed: 2, unchanged: 0 });
    expect(await onList()).toEqual([]);
    // It was a person who took them off: the past is not asked again.
    expect(await applyToPast(by)).toMatchObject({ added: 0 });
  });

  it("has what one rule did between two times undone, and nothing else", async () => {
    await tell(fails("a", "invalid_recipient", start), fails("b", "inactive_mailbox", start));
    const between = Date.now() + 5;
    await expect.poll(() => Date.now()).toBeGreaterThan(between);
    await tell(fails("c", "invalid_recipient", start));
    const undone = await undo(
      { batchId: ruleBatch("failed:invalid_recipient"), from: between, to: Date.now() + day },
      by,
    );
    expect(undone).toMatchObject({ removed: 1 });
    expect((await onList()).map(([address]) => address)).toEqual(["a@corp.example", "b@corp.example"]);
  });
});
