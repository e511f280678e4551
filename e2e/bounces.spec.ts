import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { blocked, full, Letter, ownDomain, unknownMailbox } from "./support/mail";
import { expect, test } from "./support/test";

const listed = (page: Page) => page.getByRole("table", { name: "Messages, newest first" }).locator("tbody tr");

test("every number of the classes opens as many messages as it says", async ({ page, post }) => {
  const domain = ownDomain();
  for (let at = 0; at < 3; at++) {
    await post(new Letter({ domain }).failed(blocked));
  }
  await post(new Letter({ domain, to: "gone@corp.example" }).failed(unknownMailbox));
  const late = new Letter({ domain });
  await post(late.delayed(full));
  await post(late.failed(blocked, { after: 9 }));
  const here = `/bounces?range=24h&domain=${domain}`;
  await page.goto(here);

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bounces");
  await expect(page.getByText(/^5 of 5 messages bounced in the last 24 hours .*: 5 are ours to fix\./)).toBeVisible();
  const classes = page.getByRole("table", { name: "Failed and deferred messages by class" });
  const row = (name: RegExp) => classes.getByRole("row", { name });
  await expect(row(/Blocked sender/)).toContainText("Our move");
  await expect(row(/Mailbox full/)).toContainText("The recipient's move");

  for (const [link, number] of [
    ["4 messages failed with spam_block", 4],
    ["1 messages failed with invalid_recipient", 1],
    // The message failed later, with another class: its delay still counts where it was.
    ["1 messages deferred with mailbox_full", 1],
  ] as const) {
    await page.goto(here);
    await classes.getByRole("link", { name: link, exact: true }).click();
    await expect(listed(page)).toHaveCount(number);
  }
});

test("the answers behind a class are one row each and open their messages", async ({ page, post }) => {
  const domain = ownDomain();
  await post(new Letter({ domain }).failed(blocked));
  await post(
    new Letter({ domain }).failed({ ...blocked, answer: blocked.answer.replace("203.0.113.9", "198.51.100.7") }),
  );
  await page.goto(`/bounces?range=24h&domain=${domain}&classification=spam_block`);

  const answers = page.getByRole("table", { name: "Distinct answers with their class and the messages that got them" });
  await expect(answers.locator("tbody tr")).toHaveCount(1);
  await expect(answers).toContainText("550 5.7.1 <ip> Our system has detected");
  await answers.getByRole("link", { name: "2 messages failed with this answer" }).click();
  await expect(listed(page)).toHaveCount(2);
});

test("a chosen class says what it means, whose move it is, and whether it suppresses", async ({ page, post }) => {
  const domain = ownDomain();
  await post(new Letter({ domain, to: "gone2@corp.example" }).failed(unknownMailbox));
  await page.goto(`/bounces?range=24h&domain=${domain}`);
  await page
    .getByRole("link", { name: /Invalid recipient/ })
    .first()
    .click();

  const guide = page.getByRole("region", { name: "Invalid recipient" });
  await expect(guide).toContainText("There is no mailbox with this address.");
  await expect(guide).toContainText("Suppresses");
  await page.getByRole("link", { name: "Remove the filter Class: Invalid recipient" }).click();
  await expect(guide).toBeHidden();
});

test("bounces after acceptance stand outside the classes", async ({ page, post }) => {
  const domain = ownDomain();
  const letter = new Letter({ domain });
  await post(letter.sent());
  await post(letter.bounced());
  await page.goto(`/bounces?range=24h&domain=${domain}`);
  await expect(page.getByText("Outside the classes:")).toBeVisible();
  await page.getByRole("link", { name: "1 messages bounced after acceptance", exact: true }).click();
  await expect(listed(page)).toHaveCount(1);
  await expect(listed(page)).toContainText("Bounced");
});

test("what is not counted by tag says so in the place of its table", async ({ page, post }) => {
  const domain = ownDomain();
  await post(new Letter({ domain, tag: "welcome" }).failed(blocked));
  await page.goto(`/bounces?range=24h&domain=${domain}&tag=welcome`);
  await expect(page.getByText(/^Receiving hosts are not counted by tag/)).toBeVisible();
  await expect(page.getByText(/^Answers are not counted by tag/)).toBeVisible();
  await expect(page.getByRole("link", { name: "1 messages failed with spam_block" })).toBeVisible();
});

test("is accessible and fits the window @screens", async ({ page, post }) => {
  const domain = ownDomain();
  await post(new Letter({ domain }).failed(blocked));
  await post(new Letter({ domain, to: "gone3@corp.example" }).failed(unknownMailbox));
  await page.goto(`/bounces?range=24h&domain=${domain}&classification=spam_block`);
  await expect(page.getByRole("heading", { name: "By recipient domain" })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
