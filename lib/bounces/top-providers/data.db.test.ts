import { expect, it } from "vitest";
import { readClassesAtProviders } from "@/lib/bounces/top-providers/data";
import { presetRange } from "@/lib/cube/range";
import { transaction } from "@/lib/db/client";
import { describeOnBothEngines } from "@/lib/testing/database";
import { bucketStart } from "@/lib/time";

const zone = "Asia/Kolkata";
const now = Date.UTC(2026, 10, 24, 10, 20);

describeOnBothEngines("classes at providers", () => {
  it("counts failures by class and provider, most first, and nothing that did not fail", async () => {
    const bucket = new Date(bucketStart(now, "day", zone));
    const cell = (
      provider: string,
      classification: string,
      tag: string,
      counts: { failed?: number; deferred?: number },
    ) => ({
      ...{ grain: "day", bucket, sourceId: "ark", tenant: "", domain: "shop.example" },
      ...{ provider, classification, tag },
      ...counts,
    });
    await transaction(async (tx) => {
      for (const data of [
        cell("google", "spam_block", "a", { failed: 2 }),
        cell("google", "spam_block", "b", { failed: 2 }),
        cell("yahoo", "spam_block", "a", { failed: 3 }),
        cell("yahoo", "mailbox_full", "a", { deferred: 3 }),
      ]) {
        await tx.cubeCell.create({ data });
      }
    });
    const week = presetRange("7d", now, zone);
    expect(await readClassesAtProviders(week, {})).toEqual([
      { classification: "spam_block", provider: "google", failed: 4 },
      { classification: "spam_block", provider: "yahoo", failed: 3 },
    ]);
    expect(await readClassesAtProviders(week, { tag: "b" })).toEqual([
      { classification: "spam_block", provider: "google", failed: 2 },
    ]);
  });
});
