import { expect, it } from "vitest";
import { readAnswers } from "@/lib/bounces/answers/data";
import { presetRange } from "@/lib/cube/range";
import { transaction } from "@/lib/db/client";
import { describeOnBothEngines } from "@/lib/testing/database";
import { bucketStart } from "@/lib/time";

const zone = "Asia/Kolkata";
const now = Date.UTC(2026, 10, 24, 10, 20);
const oneDay = 86_400_000;
const today = bucketStart(now, "day", zone);
const week = presetRange("7d", now, zone);

interface Counted {
  value: string;
  classification: string;
  failed?: number;
  deferred?: number;
  day?: number;
  provider?: string;
}

async function count(...rows: Counted[]): Promise<void> {
  await transaction(async (tx) => {
    for (const { day = today, provider = "google", ...row } of rows) {
      const key = { dimension: "answer", day: new Date(day), sourceId: "ark", domain: "shop.example", provider };
      await tx.cubeDetail.create({ data: { ...key, ...row } });
    }
  });
}

describeOnBothEngines("distinct answers", () => {
  it("adds up an answer over days and providers, and parts it by class", async () => {
    await count(
      { value: "550 no", classification: "invalid_recipient", failed: 2 },
      { value: "550 no", classification: "invalid_recipient", failed: 1, day: today - oneDay, provider: "yahoo" },
      { value: "550 no", classification: "unclassified", failed: 1 },
      { value: "", classification: "unclassified", deferred: 5 },
      { value: "too long ago", classification: "unclassified", failed: 9, day: today - 8 * oneDay },
    );
    expect(await readAnswers(week, {}, 10)).toEqual({
      total: 3,
      rows: [
        {
          answer: "550 no",
          classification: "invalid_recipient",
          failed: 3,
          deferred: 0,
          firstDay: today - oneDay,
          lastDay: today,
        },
        { answer: "550 no", classification: "unclassified", failed: 1, deferred: 0, firstDay: today, lastDay: today },
        { answer: "", classification: "unclassified", failed: 0, deferred: 5, firstDay: today, lastDay: today },
      ],
    });
  });

  it("keeps to the filters, and says how many there are beyond the limit", async () => {
    await count(
      { value: "a", classification: "spam_block", failed: 2 },
      { value: "b", classification: "spam_block", failed: 1 },
      { value: "c", classification: "mailbox_full", failed: 7 },
    );
    const { total, rows } = await readAnswers(week, { classification: "spam_block", provider: "google" }, 1);
    expect({ total, answers: rows.map(({ answer }) => answer) }).toEqual({ total: 2, answers: ["a"] });
    expect(await readAnswers(week, { provider: "yahoo" }, 10)).toEqual({ total: 0, rows: [] });
  });
});
