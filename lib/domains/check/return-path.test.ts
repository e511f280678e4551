import { expect, test } from "vitest";
import { observeReturnPath } from "@/lib/domains/check/return-path";
import type { Expected, Observed } from "@/lib/domains/check/types";
import { memoryDns } from "@/lib/testing/dns/memory";
import type { Zone, ZoneEntry } from "@/lib/testing/dns/zone";

const domain = "shop.example.com";
const name = `psrp.${domain}`;
const senders: Zone = {
  "rp.ark.example.net": { A: ["192.0.2.1"] },
  "rp.postal.example.net": { A: ["192.0.2.2"] },
  "only-mail.example.net": { MX: [[10, "rp.ark.example.net"]] },
  "only-spf.example.net": { TXT: ["v=spf1 -all"] },
  "far.example.net": { CNAME: "rp.ark.example.net" },
  "silent.example.net": { fault: "silent" },
};
const senderOf = (sender: string, returnPathTarget: string | null, returnPathPrefix = "psrp"): Expected => ({
  ...{ sender, spfInclude: null, returnPathPrefix, returnPathTarget, mxHosts: [] },
});
const ark = senderOf("Ark", "rp.ark.example.net");
const postal = senderOf("Postal", "rp.postal.example.net");
const unknown = senderOf("Postal", null);

const look = (zone: Zone, ...expected: Expected[]) =>
  observeReturnPath(memoryDns({ ...senders, ...zone }), { domain, expected, selectors: [], learnt: {} });
const inShort = ({ status, findings }: Observed) => [status, ...findings.map(({ code }) => code)].join(" ");
const at = (entry: ZoneEntry): Zone => ({ [name]: entry });
const pointing = (CNAME: string) => at({ CNAME });

test.each<[string, Zone, Expected[], string]>([
  ["points to the sender", pointing("rp.ark.example.net"), [ark], "OK"],
  [
    "points to the sender, written otherwise",
    pointing("rp.ark.example.net"),
    [senderOf("Ark", "RP.ark.example.net.")],
    "OK",
  ],
  ["points elsewhere", pointing("rp.postal.example.net"), [ark], "Invalid return-path-wrong"],
  [
    "points to nothing",
    pointing("gone.example.net"),
    [senderOf("Ark", "gone.example.net")],
    "Invalid return-path-dangling",
  ],
  ["points to a name that only takes mail", pointing("only-mail.example.net"), [unknown], "OK"],
  ["points to a name that only has SPF", pointing("only-spf.example.net"), [unknown], "OK"],
  ["points somewhere, and the sender's host is not known", pointing("rp.postal.example.net"), [unknown], "OK"],
  ["points somewhere by two aliases", pointing("far.example.net"), [unknown], "OK"],
  [
    "points to nothing, and the sender's host is not known",
    pointing("gone.example.net"),
    [unknown],
    "Invalid return-path-dangling",
  ],
  ["points to itself", pointing(name), [unknown], "Invalid return-path-loop"],
  ["points to what nobody answers for", pointing("silent.example.net"), [unknown], "NotKnown return-path-unanswered"],
  ["is not answered for", at({ fault: "silent" }), [ark], "NotKnown return-path-unanswered"],
  ["fails", at({ fault: "servfail" }), [ark], "NotKnown return-path-unanswered"],
  ["has SPF of its own", at({ TXT: ["x", "v=spf1 -all"] }), [ark], "OK return-path-own"],
  ["is not there", {}, [ark], "Missing return-path-missing"],
  ["is not there, and no sender is known", {}, [], "Missing return-path-missing"],
  ["has other texts", at({ TXT: ["hello"] }), [ark], "Missing return-path-missing"],
  [
    "has addresses, as a proxy makes them",
    at({ A: ["192.0.2.3"] }),
    [ark],
    "Missing return-path-missing return-path-address",
  ],
  ["is the one name of two senders", pointing("rp.postal.example.net"), [ark, postal], "OK return-path-shared"],
  [
    "is the one name of two senders, and of neither's host",
    pointing("far.example.net"),
    [ark, postal],
    "Invalid return-path-wrong",
  ],
  ["may be that of the sender whose host is not known", pointing("rp.postal.example.net"), [ark, unknown], "OK"],
  ["is asked for twice alike", pointing("rp.ark.example.net"), [ark, ark], "OK"],
])("%s", async (_, zone, expected, said) => {
  expect(inShort(await look(zone, ...expected))).toBe(said);
});

test("a fault names both hosts, and the record to copy", async () => {
  const observed = await look(pointing("rp.postal.example.net"), ark);
  expect(observed.findings[0]?.text).toMatch(/rp\.postal\.example\.net.*rp\.ark\.example\.net/);
  expect(observed.wanted).toEqual([{ type: "CNAME", name, value: "rp.ark.example.net" }]);
  expect(observed.found).toEqual([{ type: "CNAME", name, value: "rp.postal.example.net" }]);
});

test("where the sender's host is not known, the value is not guessed", async () => {
  expect((await look({}, unknown)).wanted).toEqual([{ type: "CNAME", name, value: null }]);
});

test("each prefix is judged, and what is wrong is told first", async () => {
  const other = senderOf("Postal", "rp.postal.example.net", "rp");
  const right = pointing("rp.ark.example.net");
  const observed = await look({ ...right, [`rp.${domain}`]: { CNAME: "gone.example.net" } }, ark, other);
  expect(inShort(observed)).toBe("Invalid return-path-wrong");
  expect([observed.name, observed.target]).toEqual([`rp.${domain}`, "gone.example.net"]);
  expect(observed.found).toHaveLength(2);
  expect(inShort(await look({ ...right, [`rp.${domain}`]: { CNAME: "rp.postal.example.net" } }, ark, other))).toBe(
    "OK",
  );
});
