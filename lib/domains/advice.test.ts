import { describe, expect, test } from "vitest";
import { dnsAdvice } from "@/lib/domains/advice";
import type { DnsRecordName } from "@/lib/domains/types";
import type { SourceKind } from "@/lib/sources/types";

const ask = (record: DnsRecordName, kind: SourceKind | null, status: string, error: string | null) =>
  dnsAdvice({ record, kind, domain: "shop.example", report: { status, error } });

describe("SPF", () => {
  test("gives Ark's documented record", () => {
    const { wanted } = ask("spf", "ark", "Missing", "No SPF record exists for this domain");
    expect(wanted).toEqual([{ type: "TXT", name: "shop.example", value: "v=spf1 a mx include:spf.arkhq.io ~all" }]);
  });

  test("takes the include of a Postal from its error", () => {
    const { wanted, steps } = ask(
      "spf",
      "postal",
      "Invalid",
      "An SPF record exists but it doesn't include spf.postal.example.com",
    );
    expect(wanted[0]?.value).toBe("v=spf1 a mx include:spf.postal.example.com ~all");
    expect(steps[0]).toContain("Do not create a second one");
  });

  test("guesses no include of a Postal that did not name it", () => {
    const { wanted, steps } = ask("spf", "postal", "Missing", "No SPF record exists for this domain");
    expect(wanted[0]?.value).toBeNull();
    expect(steps.join(" ")).toContain("in Postal under Domains");
  });
});

describe("DKIM", () => {
  test("names the record that the error names, and knows no key", () => {
    const { wanted } = ask(
      "dkim",
      "postal",
      "Missing",
      "No TXT records were returned for postal-abc123._domainkey.shop.example",
    );
    expect(wanted).toEqual([{ type: "TXT", name: "postal-abc123._domainkey.shop.example", value: null }]);
  });

  test("says to delete all records but one", () => {
    const { steps } = ask(
      "dkim",
      "postal",
      "Invalid",
      "There are 2 records for at postal-abc123._domainkey.shop.example. There should only be one.",
    );
    expect(steps[0]).toBe("Keep one TXT record at postal-abc123._domainkey.shop.example and delete the others.");
  });
});

describe("MX", () => {
  test("a missing one asks for nothing", () => {
    expect(ask("mx", "postal", "Missing", "There are no MX records for shop.example").wanted).toEqual([]);
  });

  test.each([
    ["MX record for mx1.postal.example are missing and are required.", ["10 mx1.postal.example"]],
    [
      "MX records for mx1.postal.example and mx2.postal.example are missing and are required.",
      ["10 mx1.postal.example", "10 mx2.postal.example"],
    ],
  ])("lists the hosts of “%s”", (error, values) => {
    expect(ask("mx", "postal", "Invalid", error).wanted.map(({ value }) => value)).toEqual(values);
  });
});

describe("return path", () => {
  test("points to Ark's host", () => {
    const { wanted } = ask("returnPath", "ark", "Missing", "There is no return path record at psrp.shop.example");
    expect(wanted).toEqual([{ type: "CNAME", name: "psrp.shop.example", value: "rp.arkhq.io" }]);
  });

  test("takes name and host from the error of a Postal", () => {
    const { wanted } = ask(
      "returnPath",
      "postal",
      "Invalid",
      "There is a CNAME record at bounce.shop.example but it points to a.example which is incorrect. It should point to rp.postal.example.",
    );
    expect(wanted).toEqual([{ type: "CNAME", name: "bounce.shop.example", value: "rp.postal.example" }]);
  });

  test("a hostile error gives no record", () => {
    const { wanted } = ask("returnPath", null, "Invalid", "It should point to <script>alert(1)</script>");
    expect(wanted[0]?.value).toBeNull();
  });
});
