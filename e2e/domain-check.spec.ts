import { randomUUID } from "node:crypto";
import { infrastructure, rightKey, zoneOf } from "@/lib/testing/dns/cases/case";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { runCli } from "./support/cli";
import { deliver } from "./support/deliver";
import { expect, test } from "./support/test";

/** What Ark asks for, in DNS. */
const arkDns = {
  "spf.arkhq.io": infrastructure["spf.sender.example.com"] ?? {},
  "rp.arkhq.io": infrastructure["rp.sender.example.com"] ?? {},
  "_dmarc.example.com": {},
  "mx.sender.example.com": infrastructure["mx.sender.example.com"] ?? {},
};
const arkSpf = "v=spf1 a mx include:spf.arkhq.io ~all";
const returnPath = { CNAME: "rp.arkhq.io" };

const ownDomain = () => `shop-${randomUUID().slice(0, 8)}.example.com`;

function report(domain: string, spf: [string, string | null]) {
  return {
    event: "DomainDNSError",
    timestamp: Date.now() / 1000,
    uuid: randomUUID(),
    payload: {
      ...{ domain, uuid: randomUUID(), dns_checked_at: Date.now() / 1000 - 600 },
      server: { uuid: "s-1", name: "Shop", permalink: "shop", organization: "acme" },
      ...{ spf_status: spf[0], spf_error: spf[1], dkim_status: "OK", dkim_error: null },
      ...{ mx_status: "OK", mx_error: null, return_path_status: "OK", return_path_error: null },
    },
  };
}

test("a reported fault that is mended is shown so with both times, and the page looks again on demand", async ({
  page,
  post,
  dns,
}) => {
  const domain = ownDomain();
  dns.add({ ...arkDns, ...zoneOf(domain, { spf: [], returnPath }) });
  await deliver(post, report(domain, ["Missing", "No SPF record exists for this domain"]));
  await page.goto(`/domains/${domain}`);
  const spf = page.getByRole("region", { name: "SPF", exact: true });
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByText("Checked just now.")).toBeVisible();
  await expect(page.getByText("SPF is at fault.")).toBeVisible();
  await expect(spf.getByText(/has no SPF record: receivers cannot tell/)).toBeVisible();
  await expect(spf.getByRole("button", { name: `Copy value ${arkSpf}` })).toBeVisible();

  dns.add({ ...zoneOf(domain, { spf: [arkSpf], returnPath }) });
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(spf.getByText(/Mended: reported Missing .* found right/)).toBeVisible();
  await expect(spf.getByText("3 of 10")).toBeVisible();
  await expect(page.getByText("Missing → OK")).toBeVisible();
  await page.goto("/domains");
  const line = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: domain }) });
  await expect(line.getByText("Missing, mended")).toBeVisible();
});

test("a selector that is entered is looked at, and can be removed", async ({ page, post, dns }) => {
  const domain = ownDomain();
  dns.add({ ...arkDns, ...zoneOf(domain, { spf: [arkSpf], returnPath, key: [rightKey] }) });
  await deliver(post, report(domain, ["OK", null]));
  await page.goto(`/domains/${domain}`);
  const dkim = page.getByRole("region", { name: "DKIM", exact: true });
  await dkim.getByLabel("Add a selector").fill("not a selector!");
  await dkim.getByRole("button", { name: "Add" }).click();
  await expect(dkim.getByText(/A selector has letters, digits/)).toBeVisible();
  await dkim.getByLabel("Add a selector").fill("ark-1");
  await dkim.getByRole("button", { name: "Add" }).click();
  await expect(dkim.getByText("RSA, 2048 bits, entered by hand")).toBeVisible();
  await expect(page.getByText("SPF and DKIM are right, and nothing is at fault.")).toBeVisible();
  await dkim.getByRole("button", { name: "Remove selector ark-1" }).click();
  await expect(dkim.getByText(/No DKIM selector is known here/)).toBeVisible();
});

test("resolvers that do not answer put nothing at fault", async ({ page, post }) => {
  const domain = ownDomain();
  await deliver(post, report(domain, ["OK", null]));
  await page.goto(`/domains/${domain}`);
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByText("Checked just now.")).toBeVisible();
  await expect(
    page.getByText(/No resolver answered for the domain, so nothing is known of its record now/),
  ).toBeVisible();
  await expect(page.getByText("Cannot send without harm")).toHaveCount(0);
});

test("what a Postal asks for is told on the page and on the command line, and the record is judged by it", async ({
  page,
  post,
  dns,
  app,
}) => {
  const domain = ownDomain();
  const own = { spf: ["v=spf1 a mx ~all"], returnPath: { CNAME: "rp.sender.example.com" } };
  dns.add({ ...infrastructure, ...arkDns, ...zoneOf(domain, own) });
  await deliver(post, report(domain, ["OK", null]), { to: "postal" });
  await page.goto(`/domains/${domain}`);
  await page.getByText("Change what Postal asks for").click();
  await page.getByLabel("SPF include").fill("not a host");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("is not a host name").first()).toBeVisible();
  await page.getByLabel("SPF include").fill("spf.sender.example.com");
  await page.getByRole("button", { name: "Save" }).click();
  const spf = page.getByRole("region", { name: "SPF", exact: true });
  await expect(spf.getByText("The record does not let the servers of Postal pass.", { exact: false })).toBeVisible();
  await expect(
    page.getByRole("button", { name: "Copy value v=spf1 a mx include:spf.sender.example.com ~all" }),
  ).toBeVisible();
  const shown = await runCli(app, "source", "dns", "postal", "--spf-include", "none");
  expect(shown.stdout.trim()).toBe("{}");
});

test("the API looks a domain up, says no to what is none, and describes itself", async ({ api, post, dns }) => {
  const domain = ownDomain();
  dns.add({ ...arkDns, ...zoneOf(domain, { spf: ["v=spf1 +all"], returnPath, dmarc: [] }) });
  await deliver(post, report(domain, ["OK", null]));
  const checked = await api.post(`/api/v1/domains/${domain}/check`);
  expect(checked.status()).toBe(200);
  const { data } = await checked.json();
  expect(data.verdict).toEqual({ kind: "harm", text: "SPF is at fault." });
  expect(data.observation.spf.findings.map(({ code }: { code: string }) => code)).toContain("spf-allows-all");
  expect(data.standings.dmarc.observed.status).toBe("Missing");
  expect(data.timeline.spf.observed).toHaveLength(1);

  expect((await api.post("/api/v1/domains/nobody.example.com/check")).status()).toBe(404);
  const refused = await api.post("/api/v1/domains/localhost/check");
  expect(refused.status()).toBe(400);
  expect((await refused.json()).error.message).toContain("is no public domain name");
  const description = await (await api.get("/api/v1/openapi.json")).json();
  expect(description.paths["/domains/{name}/check"].post).toBeDefined();
});

test("a domain with all kinds of trouble is accessible on every screen", { tag: "@screens" }, async ({
  page,
  post,
  api,
  dns,
}) => {
  const domain = ownDomain();
  dns.add({
    ...arkDns,
    ...zoneOf(domain, {
      spf: ["v=spf1 include:gone.example.net a:x1.example.net ptr ?all"],
      returnPath: { CNAME: "rp.elsewhere.example.net" },
      mx: [[10, "10.0.0.1"]],
      dmarc: ["v=DMARC1; p=none", "v=DMARC1; p=reject"],
    }),
  });
  await deliver(post, report(domain, ["Invalid", "An SPF record exists but it doesn't include spf.arkhq.io"]));
  await api.post(`/api/v1/domains/${domain}/check`);
  for (const path of [`/domains/${domain}`, "/domains?verdict=harm"]) {
    await page.goto(path);
    await expect(page.getByText(domain).first()).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});
