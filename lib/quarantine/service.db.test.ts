import { expect, it } from "vitest";
import { reader, transaction } from "@/lib/db/client";
import { quarantineId } from "@/lib/ingest/identity";
import { quarantine } from "@/lib/quarantine/mutations";
import { discard, reprocess } from "@/lib/quarantine/service";
import { addSource } from "@/lib/sources/mutations";
import { sourcesChanged } from "@/lib/sources/registry";
import { describeOnBothEngines } from "@/lib/testing/database";

const receivedAt = Date.UTC(2026, 10, 24, 12);
const notice = (uuid: string) =>
  JSON.stringify({
    event: "SendLimitApproaching",
    timestamp: receivedAt / 1000,
    uuid,
    payload: { server: { uuid: "s1", name: "Shop", permalink: "shop", organization: null }, volume: 95, limit: 100 },
  });

async function keep(body: string, sourceId = "ark"): Promise<string> {
  const id = quarantineId(sourceId, Buffer.from(body));
  const row = { id, sourceId, reason: "A version before did not know it.", type: null, receivedAt, body };
  await transaction((tx) => quarantine(tx, [row]));
  return id;
}
const kept = () => reader().quarantined.count();

async function withSource() {
  const source = { id: "ark", kind: "ark", name: "Ark", slug: "ark", jwksUrl: null, publicKey: null } as const;
  await transaction((tx) => addSource(tx, { ...source, boundTo: null }));
  sourcesChanged();
}

describeOnBothEngines("reprocess", () => {
  it("records what is an event by now, and drops it from quarantine", async () => {
    await withSource();
    const id = await keep(notice("first"));
    expect(await reprocess(id)).toEqual({ ok: true, value: { type: "SendLimitApproaching", fresh: true } });
    expect(await kept()).toBe(0);
    expect(await reader().event.count()).toBe(1);
    expect((await reader().sendLimit.findFirst({ select: { volume: true } }))?.volume).toBe(95);
  });

  it("counts an event that was recorded before once", async () => {
    await withSource();
    await reprocess(await keep(notice("second")));
    expect(await reprocess(await keep(notice("second")))).toMatchObject({ ok: true, value: { fresh: false } });
    expect(await reader().event.count()).toBe(1);
    expect(await kept()).toBe(0);
  });

  it("keeps what is still not understood, and says why", async () => {
    await withSource();
    const id = await keep('{"event":"MessageTeleported","payload":{}}');
    expect(await reprocess(id)).toMatchObject({ ok: false, error: expect.stringContaining("still not understood") });
    expect(await kept()).toBe(1);
  });

  it("keeps what belongs to a removed source", async () => {
    sourcesChanged();
    const id = await keep(notice("third"), "gone");
    expect(await reprocess(id)).toMatchObject({ ok: false, error: expect.stringContaining("source was removed") });
    expect(await kept()).toBe(1);
  });
});

describeOnBothEngines("discard", () => {
  it("deletes once", async () => {
    const id = await keep("{}");
    expect(await discard(id)).toBe(true);
    expect(await discard(id)).toBe(false);
  });
});
