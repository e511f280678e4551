import { randomUUID } from "node:crypto";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { deliver } from "./support/deliver";
import { expect, test } from "./support/test";

const server = { uuid: "5f1c0f6e-52a4-4f0e-9d0c-0f2f6f1a2b3c", name: "Shop", permalink: "shop", organization: "acme" };

interface Report {
  domain: string;
  /** Hours ago. */
  age?: number;
  spf?: [string, string | null];
  dkim?: [string, string | null];
  mx?: [string, string | null];
  returnPath?: [string, string | null];
}

function dnsError({ domain, age = 0, ...records }: Report) {
  const { spf = ["OK", null], dkim = ["OK", null], mx = ["OK", null], returnPath = ["OK", null] } = records;
  const seconds = Date.now() / 1000;
  return {
    event: "DomainDNSError",
    timestamp: seconds,
    uuid: randomUUID(),
    payload: {
      server,
      domain,
      uuid: "a1b2c3d4-e5f6-4789-8abc-0123456789ab",
      dns_checked_at: seconds - age * 3600 - 60,
      spf_status: spf[0],
      spf_error: spf[1],
      dkim_status: dkim[0],
      dkim_error: dkim[1],
      mx_status: mx[0],
      mx_error: mx[1],
      return_path_status: returnPath[0],
      return_path_error: returnPath[1],
    },
  };
}

test("a reported fault is named, a missing MX is none, and the advice has the record", async ({ page, post }) => {
  await deliver(
    post,
    dnsError({
      domain: "fault.example",
      spf: ["Invalid", "An SPF record exists but it doesn't include spf.postal.example.com"],
      mx: ["Missing", "There are no MX records for fault.example"],
    }),
    { to: "postal" },
  );
  await page.goto("/domains");
  const line = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "fault.example" }) });
  await expect(line.getByText("SPF is at fault.")).toBeVisible();
  await expect(line.getByText("Cannot send without harm")).toBeVisible();
  await expect(line.getByText("Missing, no fault")).toBeVisible();

  await line.getByRole("link", { name: "fault.example" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "fault.example" })).toBeVisible();
  const spf = page.getByRole("region", { name: "SPF" });
  await expect(spf.getByText("An SPF record exists but it doesn't include spf.postal.example.com")).toBeVisible();
  await expect(spf.getByText("v=spf1 a mx include:spf.postal.example.com ~all")).toBeVisible();
  await expect(page.getByText(/is no public domain name, so it is not looked up/)).toBeVisible();
});

test("a report of hours ago is not taken for the state of now", async ({ page, post }) => {
  await deliver(
    post,
    dnsError({ domain: "silent.example", age: 5, spf: ["Missing", "No SPF record exists for this domain"] }),
  );
  await page.goto("/domains/silent.example");
  await expect(page.getByRole("region", { name: "SPF" }).getByText("Was Missing")).toBeVisible();
  await expect(page.getByText("No fault is known, but nothing of SPF and DKIM either.")).toBeVisible();
});

test("an error that holds markup is shown as text", async ({ page, post }) => {
  const hostile = "<img src=x onerror=alert(1)>";
  await deliver(post, dnsError({ domain: "hostile.example", dkim: ["Invalid", hostile] }));
  await page.goto("/domains/hostile.example");
  await expect(page.getByRole("region", { name: "DKIM" }).getByText(hostile)).toBeVisible();
  await expect(page.locator("img[src=x]")).toHaveCount(0);
});

test("a domain that nobody named is not found", async ({ page }) => {
  await page.goto("/domains/nowhere.example");
  await expect(page.getByRole("heading", { level: 1, name: "No such sending domain" })).toBeVisible();
});

test("the list and a domain are accessible on every screen", { tag: "@screens" }, async ({ page, post }) => {
  await deliver(
    post,
    dnsError({
      domain: "screens.example",
      spf: ["Missing", "No SPF record exists for this domain"],
      dkim: ["Invalid", "There are 2 records for at postal-abc._domainkey.screens.example. There should only be one."],
      mx: ["Invalid", "MX records for mx1.a.example and mx2.a.example are missing and are required."],
      returnPath: ["Missing", "There is no return path record at psrp.screens.example"],
    }),
  );
  for (const path of ["/domains", "/domains/screens.example"]) {
    await page.goto(path);
    await expect(page.getByText("screens.example").first()).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});
