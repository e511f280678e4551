import { expect, test } from "vitest";
import { senderDnsForm } from "@/lib/domains/expected/schema";

const blank = { sourceId: "postal", spfInclude: "", returnPathPrefix: "", returnPathTarget: "", mxHosts: " " };

test("blank fields have their default, hosts are read as names", () => {
  expect(senderDnsForm.parse(blank)).toEqual({ sourceId: "postal" });
  expect(
    senderDnsForm.parse({ ...blank, spfInclude: " SPF.example.com. ", mxHosts: "a.example.com, B.example.com" }),
  ).toEqual({
    ...{ sourceId: "postal", spfInclude: "spf.example.com", mxHosts: ["a.example.com", "b.example.com"] },
  });
});

test.each([
  ["spfInclude", "not a host"],
  ["returnPathPrefix", "two.labels"],
  ["returnPathTarget", "<img src=x>"],
  ["mxHosts", "a.example.com, b c"],
])("%s %j is refused", (name, value) => {
  expect(senderDnsForm.safeParse({ ...blank, [name]: value }).success).toBe(false);
});
