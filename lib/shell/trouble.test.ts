import { expect, it, test } from "vitest";
import { troubleIn, troubleSentence } from "@/lib/shell/trouble";
import type { DataFacts, RefusedHour, SourceFacts, Trouble } from "@/lib/shell/types";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.UTC(2026, 10, 24, 12);

const source = (changes: Partial<SourceFacts> = {}): SourceFacts => ({
  kind: "postal",
  name: "Shop",
  firstEventAt: now - 60 * day,
  lastEventAt: now - minute,
  refused: [],
  ...changes,
});
const refused = (reason: string, ago: number, changes: Partial<RefusedHour> = {}): RefusedHour => ({
  reason,
  count: 1,
  firstAt: now - ago,
  lastAt: now - ago,
  ...changes,
});
const facts = (sources: SourceFacts[], changes: Partial<DataFacts> = {}): DataFacts => ({
  sources,
  runs: [{ startedAt: now - 60 * day, lastSeenAt: now }],
  quarantined: 0,
  ...changes,
});
const down = (fromAgo: number, toAgo: number) => [
  { startedAt: now - 60 * day, lastSeenAt: now - fromAgo },
  { startedAt: now - toAgo, lastSeenAt: now },
];
const never = { firstEventAt: null, lastEventAt: null };
const kindsOf = (given: DataFacts) => troubleIn(given, now).map(({ kind }) => kind);

test.each<[string, Trouble["kind"][], DataFacts]>([
  ["all is well", [], facts([source()])],
  ["there is no source", [], facts([], { quarantined: 2 })],
  [
    "no event came yet, whatever else did",
    [],
    facts([source({ ...never, refused: [refused("bad_signature", minute)] })], {
      quarantined: 2,
      runs: down(9e8, 1e8),
    }),
  ],
  ["one source is still waited for", [], facts([source(), source(never)])],
  ["a day without an event is not over", [], facts([source({ lastEventAt: now - day })])],
  ["a source that reported is silent for over a day", ["silent"], facts([source({ lastEventAt: now - day - 1 })])],
  ["bodies wait in quarantine", ["quarantined"], facts([source()], { quarantined: 2 })],

  ["we were down for less than Postal tries again", [], facts([source()], { runs: down(5 * hour, 4.5 * hour) })],
  ["we were down for longer", ["gap"], facts([source()], { runs: down(5 * hour, 4 * hour) })],
  ["Ark tries longer than we were down", [], facts([source({ kind: "ark" })], { runs: down(3 * day, day) })],
  ["we were down over a week ago", [], facts([source()], { runs: down(9 * day, 7 * day) })],
  [
    "we were down before the first event",
    [],
    facts([source({ firstEventAt: now - hour })], { runs: down(5 * day, 2 * day) }),
  ],
  [
    "nothing came since we were down: that is why",
    ["gap"],
    facts([source({ lastEventAt: now - 3 * day })], { runs: down(3 * day, hour) }),
  ],
  [
    "nothing came for a day since we were down",
    ["silent", "gap"],
    facts([source({ lastEventAt: now - 5 * day })], { runs: down(5 * day, 2 * day) }),
  ],

  ["the last answer was a refusal", ["refusing"], facts([source({ refused: [refused("bad_signature", 1)] })])],
  [
    "a new source is refused, beside one that is not",
    ["refusing"],
    facts([source(), source({ ...never, refused: [refused("unknown_key", hour)] })]),
  ],
  ["some were refused and others taken", ["refused"], facts([source({ refused: [refused("bad_signature", hour)] })])],
  ["that was over a day ago", [], facts([source({ refused: [refused("bad_signature", day)] })])],
  [
    "the refusals are older than the silence",
    ["silent"],
    facts([source({ lastEventAt: now - 2 * day, refused: [refused("bad_signature", day)] })]),
  ],

  ["the sender was told to come again, and did", [], facts([source({ refused: [refused("queue_full", hour)] })])],
  [
    "the sender was told to come again a moment ago",
    [],
    facts([source({ lastEventAt: now - hour, refused: [refused("keys_unavailable", 9 * minute)] })]),
  ],
  [
    "the sender is told to come again and again",
    ["refusing"],
    facts([
      source({
        lastEventAt: now - hour,
        refused: [refused("keys_unavailable", minute, { firstAt: now - 10 * minute })],
      }),
    ]),
  ],
])("when %s: %j", (_when, kinds, given) => {
  expect(kindsOf(given)).toEqual(kinds);
});

it("names the most serious first, and of one kind the newest", () => {
  const found = troubleIn(
    facts(
      [
        source({ name: "Quiet", lastEventAt: now - 9 * day }),
        source({ name: "Quiet of late", lastEventAt: now - 2 * day }),
        source({ name: "Torn", refused: [refused("too_large", hour)] }),
        source({ name: "Shut", refused: [refused("unknown_key", 1)] }),
      ],
      { quarantined: 1, runs: down(6 * day, 5 * day) },
    ),
    now,
  );
  expect(found.map((trouble) => ("source" in trouble ? trouble.source : trouble.kind))).toEqual([
    "Shut",
    "Torn",
    "Quiet of late",
    "Quiet",
    "gap",
    "quarantined",
  ]);
});

it("tells of one stop once, with all sources that it concerns", () => {
  const ark = source({ kind: "ark", name: "Ark", lastEventAt: now - hour });
  const [gap, ...others] = troubleIn(facts([ark, source()], { runs: down(6 * day, 2 * day) }), now);
  expect(gap).toEqual({
    kind: "gap",
    sources: ["Ark", "Shop"],
    from: now - 6 * day,
    to: now - 2 * day - 36 * minute,
  });
  expect(others).toEqual([]);
});

it("gives what must be mended as the reason before what passes", () => {
  const rows = [refused("queue_full", 10), refused("bad_signature", 20)];
  expect(troubleIn(facts([source({ refused: rows })]), now)).toEqual([
    { kind: "refusing", source: "Shop", reason: "bad_signature", since: now - minute },
  ]);
});

it("adds up what was refused in part", () => {
  const rows = [
    refused("bad_signature", 3 * hour, { count: 4 }),
    refused("unknown_key", 2 * hour, { count: 2 }),
    refused("bad_signature", hour, { count: 3, firstAt: now - 2 * hour }),
    refused("queue_full", hour, { count: 9 }),
  ];
  expect(troubleIn(facts([source({ refused: rows })]), now)).toEqual([
    {
      kind: "refused",
      source: "Shop",
      reasons: ["bad_signature", "unknown_key"],
      count: 9,
      since: now - 3 * hour,
    },
  ]);
});

test.each<[Trouble, string]>([
  [
    { kind: "refusing", source: "Shop", reason: "bad_signature", since: now },
    "Webhooks from Shop are being refused (bad signature): no event has come in since 24 Nov 2026, 13:00 (Europe/Berlin).",
  ],
  [
    { kind: "refusing", source: "Shop", reason: "unknown_key", since: null },
    "Webhooks from Shop are being refused (unknown key): none has come in yet.",
  ],
  [
    { kind: "refused", source: "Shop", reasons: ["bad_body"], count: 1, since: now },
    "1 webhook from Shop was refused (not a JSON object) since 24 Nov 2026, 13:00 (Europe/Berlin): what it reported may be missing.",
  ],
  [
    { kind: "silent", source: "Shop", since: now },
    "No event has come from Shop since 24 Nov 2026, 13:00 (Europe/Berlin): what happened since may be missing.",
  ],
  [
    { kind: "gap", sources: ["Shop"], from: now, to: now + hour },
    "Events of Shop between 24 Nov 2026, 13:00 and 24 Nov 2026, 14:00 (Europe/Berlin) may be missing: Mailgauge did not run.",
  ],
  [
    { kind: "gap", sources: ["Shop", "Ark"], from: now, to: now + hour },
    "Events of 2 sources between 24 Nov 2026, 13:00 and 24 Nov 2026, 14:00 (Europe/Berlin) may be missing: Mailgauge did not run.",
  ],
  [{ kind: "quarantined", count: 1 }, "1 event waits in quarantine: no figure counts it."],
  [{ kind: "quarantined", count: 3 }, "3 events wait in quarantine: no figure counts them."],
])("says in a sentence: %j", (trouble, sentence) => {
  expect(troubleSentence(trouble, "Europe/Berlin")).toBe(sentence);
});
