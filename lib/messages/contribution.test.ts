import { describe, expect, it } from "vitest";
import type { Counting } from "@/lib/cube/types";
import type { MessageEvent } from "@/lib/ingest/types";
import { contribution } from "@/lib/messages/contribution";
import { foldAll } from "@/lib/messages/fold";
import { bounced, delayed, engaged, failed, held, hour, noon, sent, verdictOf } from "@/lib/testing/events";

const counting: Counting = { zone: "UTC", countTags: true, countTenants: true };

function contributed(events: MessageEvent[], how: Counting = counting) {
  const state = foldAll(events);
  if (state === null) {
    throw new Error("no events");
  }
  return contribution(state, how);
}

/** `bucket/class: counters` of the hour cells, without the time to deliver. */
function hours(...events: MessageEvent[]): string[] {
  return contributed(events)
    .cells.filter(({ key }) => key.grain === "hour")
    .map(({ key, counts }) => {
      const names = Object.keys(counts).filter((name) => !/within|over/.test(name));
      return `${(key.bucket - noon) / hour}/${key.classification}: ${names.join(" ")}`;
    });
}

describe("a message counts", () => {
  const full = { verdict: verdictOf("mailbox_full") };
  const cases: [string, MessageEvent[], string[]][] = [
    ["as delivered, and its attempt", [sent()], ["0/: delivered", "0/: attempts"]],
    [
      "as opened and clicked in the bucket of the Sent",
      [sent(), engaged("MessageLoaded", noon + 9 * hour), engaged("MessageLinkClicked", noon + 9 * hour)],
      ["0/: delivered opened clicked", "0/: attempts"],
    ],
    [
      "as no open while it is not delivered",
      [failed({ with: full }), engaged("MessageLoaded", noon)],
      ["0/mailbox_full: failed", "0/: attempts"],
    ],
    ["as failed under its class", [failed({ with: full })], ["0/mailbox_full: failed", "0/: attempts"]],
    ["as failed unclassified where nobody knows", [failed()], ["0/unclassified: failed", "0/: attempts"]],
    [
      "as bounced at the time of the bounce, outside the classes",
      [sent(), bounced({ at: noon + 2 * hour })],
      ["2/: bounced", "0/: attempts"],
    ],
    ["as held, without an attempt", [held()], ["0/: held"]],
    [
      "as deferred at the first delay under the last delay's class, each attempt when it was",
      [delayed(), delayed({ at: noon + 3 * hour, with: full }), sent({ at: noon + 5 * hour })],
      ["5/: delivered", "0/mailbox_full: deferred", "0/: attempts", "3/: attempts", "5/: attempts"],
    ],
    ["as still deferred without an end", [delayed()], ["0/unclassified: deferred stillDeferred", "0/: attempts"]],
  ];
  it.each(cases)("%s", (_, events, expected) => {
    expect(hours(...events)).toEqual(expected);
  });

  it("in nothing if it is incoming", () => {
    expect(contributed([sent({ message: { direction: "incoming" } })])).toEqual({ cells: [], details: [] });
  });

  it("in nothing if it is a test", () => {
    expect(contributed([sent({ with: { test: true } })])).toEqual({ cells: [], details: [] });
  });

  it.each([
    [10_000, "within10s"],
    [10_001, "within1m"],
    [300_000, "within5m"],
    [3_600_000, "within1h"],
    [6 * hour, "within6h"],
    [6 * hour + 1, "over6h"],
  ])("as delivered %i ms after it was accepted in %s", (elapsed, counter) => {
    const [cell] = contributed([sent({ message: { acceptedAt: noon - elapsed } })]).cells;
    expect(cell?.counts).toMatchObject({ delivered: 1, [counter]: 1 });
  });
});

describe("the address of a cell", () => {
  it("is source, tenant, From domain, provider of the receiving host, tag and class", () => {
    const [cell] = contributed([
      failed({ with: { tenant: "cm6", host: "gmail-smtp-in.l.google.com", verdict: verdictOf("spam_block") } }),
    ]).cells;
    expect(cell?.key).toEqual({
      grain: "hour",
      bucket: noon,
      sourceId: "ark",
      tenant: "cm6",
      domain: "shop.example",
      provider: "google",
      tag: "receipt",
      classification: "spam_block",
    });
  });

  it("has tag and tenant as other where the source does not count them, and none as none", () => {
    const how = { ...counting, countTags: false, countTenants: false };
    const [cell] = contributed([sent({ with: { tenant: "cm6" } })], how).cells;
    expect([cell?.key.tag, cell?.key.tenant]).toEqual(["other", "other"]);
    const [bare] = contributed([sent({ message: { tag: null } })], how).cells;
    expect([bare?.key.tag, bare?.key.tenant]).toEqual(["", ""]);
  });

  it("has hours and days of the workspace's zone, half-hour zones too", () => {
    const { cells } = contributed([sent()], { ...counting, zone: "Asia/Kolkata" });
    expect(cells.slice(0, 2).map(({ key }) => [key.grain, new Date(key.bucket).toISOString()])).toEqual([
      ["hour", "2026-11-10T11:30:00.000Z"],
      ["day", "2026-11-09T18:30:00.000Z"],
    ]);
  });

  it("has receiving host, recipient domain and masked answer in the details", () => {
    const { details } = contributed([
      failed({
        with: {
          host: "mx1.corp.example",
          answer: "550 5.1.1 <ana@corp.example> unknown",
          verdict: verdictOf("invalid_recipient"),
        },
      }),
    ]);
    expect(details.map(({ key }) => `${key.dimension}=${key.value}`)).toEqual([
      "host=mx1.corp.example",
      "recipientDomain=corp.example",
      "answer=550 5.1.1 <address> unknown",
    ]);
  });
});
