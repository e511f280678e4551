import { expect, it } from "vitest";
import type { LimitRow } from "@/lib/limits/types";
import { limitsInTrouble } from "@/lib/overview/trouble";
import { defaultSettings } from "@/lib/settings/constants";

const server = (serverUuid: string, volume: number, changes: Partial<LimitRow> = {}): LimitRow => ({
  sourceId: "src",
  sourceName: "Ark",
  serverUuid,
  serverName: serverUuid,
  permalink: null,
  organization: null,
  type: "SendLimitApproaching",
  volume,
  limit: 100,
  share: volume / 100,
  reportedAt: 0,
  stale: false,
  estimate: null,
  history: [],
  ...changes,
});

it("names the servers that are near their limit now, and by how much", () => {
  const rows = [server("calm", 50), server("near", 91), server("full", 100), server("past", 100, { stale: true })];
  const found = limitsInTrouble(rows, defaultSettings.thresholds);
  expect(found.map(({ row, state }) => [row.serverUuid, state])).toEqual([
    ["near", "near"],
    ["full", "reached"],
  ]);
});
