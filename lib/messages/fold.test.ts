import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MessageEvent } from "@/lib/ingest/types";
import { foldAll } from "@/lib/messages/fold";
import { failureVerdict, standing } from "@/lib/messages/state";
import type { MessageState } from "@/lib/messages/types";
import { bounced, delayed, engaged, failed, held, hour, minute, noon, sent, verdictOf } from "@/lib/testing/events";

function folded(...events: MessageEvent[]): MessageState {
  const state = foldAll(events);
  if (state === null) {
    throw new Error("no events");
  }
  return state;
}

const later = { at: noon + hour };

describe("where a message stands", () => {
  const cases: [string, MessageEvent[], string, number][] = [
    ["delivered by a Sent", [sent()], "delivered", noon],
    ["failed by a HardFail", [failed()], "failed", noon],
    ["held by a Held", [held()], "held", noon],
    ["deferred by a SoftFail without an end", [delayed()], "deferred", noon],
    ["delivered when it was released: Held, then Sent", [held(), sent(later)], "delivered", noon + hour],
    ["delivered when it was retried by hand: HardFail, then Sent", [failed(), sent(later)], "delivered", noon + hour],
    ["failed when it was sent again and refused", [sent(), failed(later)], "failed", noon + hour],
    ["Sent at the same time as HardFail counts as delivered", [failed(), sent()], "delivered", noon],
    ["HardFail at the same time as Held counts as failed", [held(), failed()], "failed", noon],
    ["Held at the same time as SoftFail counts as held", [delayed(), held()], "held", noon],
    ["bounced after Sent", [sent(), bounced(later)], "bounced", noon + hour],
    ["delivered when it was sent again after the bounce", [bounced(), sent(later)], "delivered", noon + hour],
    ["bounced where no outcome is known", [bounced()], "bounced", noon],
    [
      "delivered in spite of an out-of-office",
      [sent(), bounced({ ...later, with: { bounceKind: "auto-reply" } })],
      "delivered",
      noon,
    ],
    [
      "delivered in spite of a delay notice",
      [sent(), bounced({ ...later, with: { bounceKind: "delay-notice" } })],
      "delivered",
      noon,
    ],
    ["nowhere yet after an open alone", [engaged("MessageLoaded", noon)], "none", noon],
  ];
  it.each(cases)("%s", (_, events, name, at) => {
    expect(standing(folded(...events))).toEqual({ name, at });
    expect(standing(folded(...events.toReversed()))).toEqual({ name, at });
  });
});

describe("the cause of a failure", () => {
  const early = delayed({ at: noon, with: { verdict: verdictOf("spam_block"), answer: "451 4.7.1 later" } });
  const last = delayed({ at: noon + hour, with: { verdict: verdictOf("mailbox_full"), answer: "452 4.2.2 full" } });
  const end = failed({
    at: noon + 30 * hour,
    with: { details: "Maximum number of delivery attempts (18) has been reached." },
  });

  it("is that of the last delay after 18 soft fails, whichever comes first", () => {
    for (const events of [
      [early, last, end],
      [end, last, early],
      [last, end, early],
    ]) {
      expect(failureVerdict(folded(...events))?.classification).toBe("mailbox_full");
    }
  });

  it("is that of the last delay, though our rules know the sentence that gives up", () => {
    const givenUp = { ...end, verdict: verdictOf("connection_error", "details-no-server") };
    expect(failureVerdict(folded(last, givenUp))?.classification).toBe("mailbox_full");
    expect(failureVerdict(folded(givenUp, last))?.classification).toBe("mailbox_full");
    expect(failureVerdict(folded(givenUp))?.classification).toBe("connection_error");
    const without = delayed({ at: noon + hour, with: { answer: "451 later" } });
    expect(failureVerdict(folded(without, givenUp))?.classification).toBe("connection_error");
  });

  it("is the sender's own class of the failure before all", () => {
    expect(failureVerdict(folded(last, { ...end, verdict: verdictOf("spam_block") }))?.classification).toBe(
      "spam_block",
    );
  });

  it("is the failure's own where the server answered", () => {
    const answered = failed({ ...later, with: { answer: "550 no", verdict: verdictOf("policy_rejection") } });
    expect(failureVerdict(folded(early, answered))?.classification).toBe("policy_rejection");
  });

  it("is not known where the server answered and nobody could classify it", () => {
    expect(failureVerdict(folded(early, failed({ ...later, with: { answer: "550 ?" } })))).toBeNull();
  });
});

describe("what a message is", () => {
  it("keeps the newest recipient, tag and subject that are not null", () => {
    const state = folded(
      sent({ at: noon + minute, message: { tag: null, subject: "New" } }),
      delayed({ at: noon, message: { tag: "news", subject: "Old" } }),
    );
    expect([state.tag?.value, state.subject?.value]).toEqual(["news", "New"]);
  });

  it("counts an attempt for Sent, SoftFail and HardFail with a time, not for Held", () => {
    const state = folded(
      held(),
      delayed(),
      failed({ ...later, with: { attempted: false } }),
      sent({ at: noon + 2 * hour }),
    );
    expect(state.attempts).toEqual([noon, noon + 2 * hour]);
  });

  it("keeps first open and click, and first and last delay", () => {
    const state = folded(
      engaged("MessageLoaded", noon + hour),
      engaged("MessageLoaded", noon),
      engaged("MessageLinkClicked", noon + minute),
      delayed({ at: noon + hour }),
      delayed({ at: noon - hour }),
    );
    expect([state.firstOpenAt, state.firstClickAt, state.firstDelayAt, state.lastDelay?.at]).toEqual([
      noon,
      noon + minute,
      noon - hour,
      noon + hour,
    ]);
  });

  it("has the same state after its events in any order", () => {
    const event = fc
      .record({
        kind: fc.integer({ min: 0, max: 6 }),
        at: fc.integer({ min: 0, max: 4 }),
        said: fc.option(fc.constantFrom("a", "b")),
      })
      .map(({ kind, at, said }): MessageEvent => {
        const given = { at: noon + at * minute, message: { tag: said, recipient: said && `${said}@corp.example` } };
        const makers = [sent, delayed, failed, held] as const;
        const make = makers[kind];
        if (make !== undefined) {
          return make({ ...given, with: { verdict: said === null ? null : verdictOf(said), host: said } });
        }
        return kind === 4
          ? bounced({ at: given.at })
          : engaged(kind === 5 ? "MessageLoaded" : "MessageLinkClicked", given.at);
      });
    const orders = fc
      .array(event, { minLength: 1, maxLength: 9 })
      .chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })));
    fc.assert(
      fc.property(orders, ([events, shuffled]) => {
        expect(folded(...shuffled)).toEqual(folded(...events));
      }),
      { numRuns: 500 },
    );
  });
});
