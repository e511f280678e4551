import { randomUUID } from "node:crypto";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { deliver } from "./support/deliver";
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
