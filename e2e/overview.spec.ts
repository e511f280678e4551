import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { blocked, full, Letter, ownDomain } from "./support/mail";
import { expect, test } from "./support/test";

test("the overview says in a sentence and in rates what happened to the mail of a domain", async ({ page, post }) => {
  const domain = ownDomain();
  for (let at = 0; at < 3; at++) {
    await post(new Letter({ domain }).sent());
  }
  await post(new Letter({ domain }).failed(blocked));
  await post(new Letter({ domain }).delayed(full));
  await page.goto(`/?range=24h&domain=${domain}`);

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overview");
  await expect(page.getByText("1 of 4 messages bounced in the last 24 hours: too few to judge.")).toBeVisible();
  const bounce = page.getByRole("region", { name: "Bounce rate", exact: true });
  await expect(bounce).toContainText(/25\.0\s%/);
  await expect(bounce).toContainText("Too few to judge");
  await expect(page.getByText("not reported by this sender")).toBeVisible();

  const classes = page.getByRole("table", { name: "Failed and bounced messages by class" });
  await expect(classes.getByRole("row", { name: /Blocked sender/ })).toContainText("1");
  const providers = page.getByRole("table", { name: "Messages by mailbox provider" });
  await expect(providers.getByRole("row", { name: /^Google/ })).toContainText(/25\.0\s%/);
});

test("a rate explains itself and opens the messages that it counts", async ({ page, post }) => {
  const domain = ownDomain();
  await post(new Letter({ domain }).sent());
  await post(new Letter({ domain }).failed(blocked));
  await page.goto(`/?range=24h&domain=${domain}`);

  await page.getByRole("button", { name: "How bounce rate is computed" }).click();
  await expect(page.getByText(/Ark divides by sent, we do not/).filter({ visible: true })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("link", { name: "1 messages failed", exact: true }).first().click();
  await expect(page).toHaveURL(/counted=failed/);
  await expect(page.getByText(/^1 message failed from the domain/)).toBeVisible();
});

test("a new failure appears without a reload", async ({ page, post }) => {
  const domain = ownDomain();
  await post(new Letter({ domain }).sent());
  await page.goto(`/?range=24h&domain=${domain}`);
  await expect(page.getByText("The one message of the last 24 hours was delivered.")).toBeVisible();

  const letter = new Letter({ domain });
  await post(letter.failed(blocked));
  await expect(page.getByText(/^1 of 2 messages bounced in the last 24 hours/)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("link", { name: letter.to })).toBeVisible({ timeout: 20_000 });
});

test.describe("without the server", () => {
  // A fixture's value that is a list is given in a list of its own.
  test.use({ expectedComplaints: [[/Failed to load resource/, /net::ERR_FAILED/], { scope: "test" }] });

  test("says since when its figures are old", async ({ page, post }) => {
    const domain = ownDomain();
    await post(new Letter({ domain }).sent());
    await page.goto(`/?range=24h&domain=${domain}`);
    await expect(page.getByText("The one message of the last 24 hours was delivered.")).toBeVisible();
    await page.route("**/api/v1/**", (route) => route.abort());
    await expect(page.getByText(/^The figures are as of .*: the server could not be reached since/)).toBeVisible({
      timeout: 30_000,
    });
  });
});

test("is accessible and fits the window @screens", async ({ page, post }) => {
  const domain = ownDomain();
  await post(new Letter({ domain }).sent());
  await post(new Letter({ domain }).failed(blocked));
  await page.goto(`/?range=24h&domain=${domain}`);
  await expect(page.getByRole("table", { name: "The messages that failed last, newest first" })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
