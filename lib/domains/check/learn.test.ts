import { expect, test } from "vitest";
import { learn } from "@/lib/domains/check/learn";
import type { DkimKey, Learnt } from "@/lib/domains/check/types";
import { observation } from "@/lib/testing/dns/observation";

const day = 24 * 3_600_000;

function withKey(at: number, value: string, isChanged = false) {
  const found = [{ type: "TXT" as const, name: "ark-1._domainkey.example.com", value }];
  const findings = isChanged ? [{ level: "warning" as const, code: "dkim-changed", text: "It changed." }] : [];
  const base = { status: "OK", wanted: [], algorithm: "rsa", bits: 2048 } as const;
  const key: DkimKey = { ...base, selector: "ark-1", name: "", wanted: [], found, findings };
  const records = observation(at);
  return { ...records, dkim: { ...records.dkim, keys: [key] } };
}

test("what is right is kept, what is wrong or not known is not", () => {
  const before: Learnt = { spf: { value: "old", at: 1 }, dmarc: { value: "old", at: 1 } };
  const records = observation(5, {
    spf: { status: "OK", value: "new" },
    mx: { status: "Invalid" },
    dmarc: { status: "NotKnown" },
  });
  expect(learn(before, records, 5)).toMatchObject({ spf: { value: "new", at: 5 }, dmarc: { value: "old", at: 1 } });
  expect(learn(before, records, 5).mx).toBeUndefined();
});

test("a key that changed is taken for the right one when it has stayed for a week", () => {
  const first = learn({}, withKey(0, "a"), 0);
  expect(first.dkim?.["ark-1"]).toEqual({ value: "a", at: 0 });
  const soon = learn(first, withKey(day, "b", true), day);
  expect(soon.dkim?.["ark-1"]).toEqual({ value: "a", at: 0 });
  const later = learn(soon, withKey(8 * day, "b", true), 8 * day);
  expect(later.dkim?.["ark-1"]).toEqual({ value: "b", at: 8 * day });
});
