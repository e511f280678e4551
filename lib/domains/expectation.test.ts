import { expect, test } from "vitest";
import { observedRecords } from "@/lib/domains/check/types";
import { expectation } from "@/lib/domains/expectation";

const ark = {
  ...{ sender: "Ark", spfInclude: "spf.arkhq.io", returnPathPrefix: "psrp", returnPathTarget: "rp.arkhq.io" },
  mxHosts: ["mx.example.com"],
};
const told = (expected: (typeof ark)[], learnt = {}) =>
  observedRecords.map((name) => expectation(name, { name: "shop.example.com", expected, learnt }));

test("nothing is expected where no sender has told", () => {
  expect(told([])).toEqual([null, null, null, null, null]);
});

test("each record is told in words", () => {
  expect(told([ark], { dkim: { "ark-1": { value: "p=", at: 0 } } })).toEqual([
    "It lets the servers of Ark (include:spf.arkhq.io) pass, in whatever words.",
    "The key that was there when it was first seen right.",
    "All of mx.example.com, or none of them.",
    "psrp.shop.example.com leads to rp.arkhq.io.",
    null,
  ]);
});
