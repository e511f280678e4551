import { expect, it } from "vitest";
import type { LimitRow } from "@/lib/limits/types";
import { limitGauges } from "@/lib/overview/trouble";
import { defaultSettings } from "@/lib/settings/constants";

const server = (serverUuid: string, volume: number, changes: Partial<LimitRow> = {}): LimitRow => ({
  sourceId: "src",
  sourceName: "Ark",
  sourceKind: "ark",
  tenant: null,
  serverUuid,
  serverName: serverUuid,
  permalink: null,
  organization: null,
  type: "SendLimitApproaching",
  volume,
  limit: 100,
  limitBy: "report",
  handLimit: null,
  share: volume / 100,
  reportedAt: 0,
  stale: false,
  estimate: null,
  notEstimated: "several-servers",
  history: [],
  ...changes,
});

it("shows the servers of whose present something is known, with their state", () => {
  const rows = [server("full", 100), server("near", 91), server("calm", 50), server("past", 100, { stale: true })];
  const found = limitGauges(rows, defaultSettings.thresholds);
  expect(found.map(({ row, state }) => [row.serverUuid, state])).toEqual([
    ["full", "reached"],
    ["near", "near"],
    ["calm", "ok"],
  ]);
});

it("shows the four fullest", () => {
  const rows = ["a", "b", "c", "d", "e"].map((name) => server(name, 50));
  expect(limitGauges(rows, defaultSettings.thresholds)).toHaveLength(4);
});
