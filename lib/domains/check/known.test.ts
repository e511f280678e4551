import { describe, expect, test } from "vitest";
import { distinctExpected, type ReportedErrors, selectorIn, senderRecords } from "@/lib/domains/check/known";

const none: ReportedErrors = { spf: null, dkim: null, mx: null, returnPath: null };
const reports: ReportedErrors[] = [
  { ...none, spf: "An SPF record exists but it doesn't include Spf.postal.example.com" },
  {
    ...none,
    returnPath:
      "There is a CNAME record at psrp.a.example.com but it points to x.example.com which is incorrect. It should point to rp.postal.example.com.",
  },
];

describe("what a source asks for", () => {
  test("of Ark is documented, whatever a report says", () => {
    expect(senderRecords("ark", {}, reports)).toMatchObject({
      ...{ spfInclude: "spf.arkhq.io", returnPathTarget: "rp.arkhq.io", returnPathPrefix: "psrp" },
    });
  });

  test("of Postal is not known, until a report names it", () => {
    expect(senderRecords("postal", {}, [none])).toMatchObject({ spfInclude: null, returnPathTarget: null });
    expect(senderRecords("postal", {}, reports)).toMatchObject({
      ...{ spfInclude: "spf.postal.example.com", returnPathTarget: "rp.postal.example.com" },
    });
  });

  test("is what was set for it", () => {
    const set = { spfInclude: "spf.own.example.com", returnPathPrefix: "bounce", mxHosts: ["mx.own.example.com"] };
    expect(senderRecords("postal", set, reports)).toEqual({ ...set, returnPathTarget: "rp.postal.example.com" });
  });

  test("of two senders that ask for the same is told once", () => {
    const ark = { sender: "Ark", ...senderRecords("ark", {}, []) };
    expect(
      distinctExpected([ark, { ...ark, sender: "Ark two" }, { ...ark, mxHosts: ["mx.example.com"] }]),
    ).toHaveLength(2);
  });
});

test.each([
  ["The DKIM record at ark-Q7w8._domainkey.a.example.com does not match", "ark-q7w8"],
  ["There are 2 records for at postal-x._domainkey.a.example.com. There should only be one.", "postal-x"],
  ["No TXT records were returned for postal-x._domainkey.a.example.com", "postal-x"],
  ["The DKIM record at ark-1._domainkey.other.example.com does not match", null],
  ["<img src=x>._domainkey.a.example.com", null],
  [null, null],
])("selectorIn %j is %s", (error, selector) => {
  expect(selectorIn(error, "a.example.com")).toBe(selector);
});
