import { describe, expect, it } from "vitest";
import { verdictOn } from "@/lib/messages/verdict";

const at = Date.UTC(2026, 10, 24, 10, 0);
const hour = 3_600_000;
const free = { suppressed: false, scope: null, reason: null, origin: null, createdAt: null };
const base = {
  state: "failed",
  stateAt: at,
  host: "mx1.example.com",
  attempts: 2,
  classification: "invalid_recipient",
  details: null,
  acceptedAt: null,
  firstDelayAt: null,
  sentAt: null,
  heldBySenderList: false,
  suppression: free,
} as const;
const said = (changes: Partial<Parameters<typeof verdictOn>[0]>, now = at + hour) =>
  verdictOn({ ...base, ...changes }, now, "UTC").replaceAll("\u202f", " ");

describe("verdictOn", () => {
  it("says who refused, at which attempt, why, and that the address is suppressed", () => {
    expect(said({ suppression: { ...free, suppressed: true, scope: "workspace" } })).toBe(
      "Refused by mx1.example.com at the second attempt: there is no mailbox with this address. The address is suppressed.",
    );
  });

  it("does not invent a host, a class or an attempt", () => {
    expect(said({ host: null, attempts: 0, classification: null })).toBe("Failed, no receiving server is named.");
    expect(said({ classification: "brand_new" })).toBe("Refused by mx1.example.com at the second attempt: brand_new.");
    expect(said({ classification: "unclassified", attempts: 18 })).toBe(
      "Refused by mx1.example.com at attempt 18: the answer is not classified.",
    );
  });

  it("says how long a delivery took", () => {
    expect(said({ state: "delivered", attempts: 1, acceptedAt: at - 12_000, sentAt: at })).toBe(
      "Taken by mx1.example.com at the first attempt, 12 s after the sender had accepted it.",
    );
  });

  it("says that a deferred message is under way, or that its end is not known", () => {
    const deferred = { state: "deferred", classification: "mailbox_full", attempts: 1, firstDelayAt: at } as const;
    expect(said(deferred)).toBe(
      "Deferred by mx1.example.com since 24 Nov 2026, 10:00, 1 attempt so far: the mailbox is over its quota. The sender goes on trying.",
    );
    expect(said(deferred, at + 49 * hour)).toBe(
      "Deferred since 24 Nov 2026, 10:00, and no end was reported: the mailbox is over its quota.",
    );
  });

  it("tells the sender's own list from other holds", () => {
    expect(said({ state: "held", heldBySenderList: true })).toBe(
      "Held by the sender since 24 Nov 2026, 10:00: the recipient is on the sender’s own suppression list.",
    );
    expect(said({ state: "held" })).toBe("Held by the sender since 24 Nov 2026, 10:00.");
    expect(said({ state: "held" }, at + 8 * 24 * hour)).toBe(
      "Held since 24 Nov 2026, 10:00, and no end was reported: Postal drops held mail after 7 days.",
    );
  });

  it("parts a bounce after acceptance from a refusal", () => {
    expect(said({ state: "bounced", sentAt: at - hour })).toBe(
      "Taken by mx1.example.com first, then bounced on 24 Nov 2026, 10:00.",
    );
    expect(said({ state: "bounced" })).toBe("Bounced on 24 Nov 2026, 10:00.");
  });

  it("admits that nothing is known", () => {
    expect(said({ state: "none" })).toBe("No outcome has been reported for this message.");
  });
});
