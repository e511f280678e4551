import { randomUUID } from "node:crypto";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { runCli } from "./support/cli";
import { deliver } from "./support/deliver";
import { Letter, ownDomain } from "./support/mail";
import { expect, test } from "./support/test";

const notice = (event: string, name: string, volume: number, limit: number) => ({
  event,
  timestamp: Date.now() / 1000,
  uuid: randomUUID(),
  payload: { server: { uuid: name, name, permalink: name.toLowerCase(), organization: "acme" }, volume, limit },
});

test("without a notice the page says how notices are got", { tag: "@screens" }, async ({ page }) => {
  await page.goto("/limits?source=nobody");
  await expect(page.getByText("No server has come near its send limit, as far as was reported")).toBeVisible();
  await expect(page.getByText(/only to a webhook that is subscribed to all events/)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("a gauge shows the newest notice against the limit, and its history", { tag: "@screens" }, async ({
  page,
  post,
}) => {
  await deliver(post, notice("SendLimitApproaching", "Transactional", 950, 1000), { to: "postal" });
  await deliver(post, notice("SendLimitExceeded", "Transactional", 1000, 1000), { to: "postal" });
  await deliver(post, notice("SendLimitApproaching", "Letters", 1800, 2000), { to: "postal" });
  await page.goto("/limits");
  const card = page.getByRole("region", { name: "Transactional", exact: true });
  await expect(card.getByRole("img", { name: /Transactional: 1.000 .* of the limit of 1.000/ })).toBeVisible();
  await expect(card.getByText("Limit reached")).toBeVisible();
  await expect(card.getByText(/rolling hour/)).toBeVisible();
  await card.getByText("2 notices so far").click();
  await expect(card.getByRole("row")).toHaveCount(3);
  await expect(page.getByRole("region", { name: "Letters", exact: true }).getByText("Near the limit")).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("a limit entered by hand makes a gauge of our own events, until a notice names one", { tag: "@screens" }, async ({
  page,
  app,
  sender,
}) => {
  const name = `Hand ${randomUUID().slice(0, 8)}`;
  const added = await runCli(app, "source", "add", "--kind", "postal", "--name", name, "--jwks-url", sender.jwksUrl);
  const url = added.stdout.trim();
  const post = (payload: unknown) => sender.post(url, payload, { family: "postal" });
  const domain = ownDomain();
  for (const letter of [new Letter({ domain, tag: "news" }), new Letter({ domain, tag: "news" })]) {
    await deliver(post, letter.sent());
  }

  await page.goto("/limits");
  const panel = page.getByRole("region", { name: "Limits entered by hand" });
  await panel.getByLabel("Source").selectOption({ label: name });
  await panel.getByLabel("Mails an hour").fill("many");
  await panel.getByRole("button", { name: "Save limit" }).click();
  await expect(panel.getByText("Give a number of mails an hour.")).toBeVisible();
  await panel.getByLabel("Mails an hour").fill("50");
  await panel.getByRole("button", { name: "Save limit" }).click();

  const card = page.getByRole("region", { name, exact: true });
  await expect(
    card.getByRole("img", { name: /: 2 mails in the last hour, 4.0 . of the limit of 50, 2 of them/ }),
  ).toBeVisible();
  await expect(card.getByText(/50 an hour, entered by hand/)).toBeVisible();
  await expect(card.getByText("At this pace not full within the hour", { exact: false })).toBeVisible();
  const eaters = page.getByRole("region", { name: `What fills ${name}` });
  await expect(eaters.getByRole("link", { name: domain })).toBeVisible();
  await expect(eaters.getByRole("link", { name: "news" })).toBeVisible();
  const hours = page.getByRole("region", { name: `Attempts an hour of ${name}`, exact: true });
  await hours.getByText("Show as table").click();
  await expect(hours.getByRole("row")).toHaveCount(25);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await deliver(post, notice("SendLimitApproaching", `Server of ${name}`, 95, 100));
  await page.goto("/limits");
  const server = page.getByRole("region", { name: `Server of ${name}`, exact: true });
  await expect(
    server.getByText(/100 an hour, by the newest notice. 50 was entered by hand, and is not used/),
  ).toBeVisible();
  await expect(server.getByRole("img", { name: /: 95 mails/ })).toBeVisible();

  await panel.getByRole("button", { name: `Remove the limit of ${name}` }).click();
  await expect(panel.getByRole("button", { name: `Remove the limit of ${name}` })).toHaveCount(0);
  await expect(server.getByText(/entered by hand/)).toHaveCount(0);
});

test("the command line enters a limit, and takes it back", async ({ app, page }) => {
  expect((await runCli(app, "source", "limit", "ark", "0")).code).toBe(2);
  expect((await runCli(app, "source", "limit", "nobody", "100")).code).toBe(1);
  expect((await runCli(app, "source", "limit", "ark", "123456")).code).toBe(0);
  await page.goto("/limits");
  const panel = page.getByRole("region", { name: "Limits entered by hand" });
  await expect(panel.getByText(/: 123.456 mails an hour/)).toBeVisible();
  expect((await runCli(app, "source", "limit", "ark", "none")).code).toBe(0);
  await page.reload();
  await expect(panel.getByText(/: 123.456 mails an hour/)).toHaveCount(0);
});
