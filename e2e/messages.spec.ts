import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { full, Letter, ownDomain, unknownMailbox } from "./support/mail";
import { expect, test } from "./support/test";

const listed = (page: Page) => page.getByRole("table", { name: "Messages, newest first" }).locator("tbody tr");

test("a message is found by its recipient and its timeline has every answer", async ({ page, post }) => {
  const letter = new Letter({ domain: ownDomain(), to: `${ownDomain()}@corp.example`.replace(".example@", "@") });
  await post(letter.delayed(full));
  await post(letter.failed(unknownMailbox, { after: 65 }));
  await page.goto("/messages");
  await page.getByLabel("Recipient").fill(letter.to);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(listed(page)).toHaveCount(1);
  await page.getByRole("link", { name: letter.to }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Message to ${letter.to}`);
  await expect(
    page.getByText(
      "Refused by mx1.corp.example at the second attempt: there is no mailbox with this address. The address is suppressed.",
    ),
  ).toBeVisible();
  const steps = page.getByRole("list", { name: "What happened, oldest first" }).getByRole("listitem");
  await expect(steps).toHaveCount(3);
  await expect(steps.nth(0)).toContainText("Accepted by the sender");
  await expect(steps.nth(1)).toContainText("452 4.2.2 The recipient's mailbox is full.");
  await expect(steps.nth(2)).toContainText(/1\smin later/);
  await expect(steps.nth(2)).toContainText("550 5.1.1 <b>No such user</b> here");
  await expect(steps.nth(2)).toContainText("classified by the sender");
  await expect(page.getByRole("region", { name: "Suppression of the recipient" })).toContainText("workspace’s list");
});

test("the raw event is text, not markup", async ({ page, post }) => {
  const letter = new Letter({ domain: ownDomain(), subject: "</pre><script>document.title='stolen'</script>" });
  await post(letter.sent());
  await page.goto(`/messages/${letter.token}`);
  await page.getByText("Raw event").first().click();
  await expect(
    page.getByText("<script>document.title='stolen'</script>").filter({ visible: true }).first(),
  ).toBeVisible();
  await expect(page).not.toHaveTitle("stolen");
});

test("mail on the sender's own list says where it is held, and incoming mail that it is not counted", async ({
  page,
  post,
}) => {
  const held = new Letter({ domain: ownDomain() });
  await post(held.held(`Recipient (${held.to}) is on the suppression list (reason: too many hard fails)`));
  await page.goto(`/messages/${held.token}`);
  await expect(page.getByText(/the recipient is on the sender’s own suppression list/)).toBeVisible();
  await expect(page.getByText(/hold mail to an address on it, whatever is done here/)).toBeVisible();

  const incoming = new Letter({ domain: ownDomain(), direction: "incoming" });
  await post(incoming.sent());
  await page.goto(`/messages/${incoming.token}`);
  await expect(page.getByText("Not counted in any figure: it came in.")).toBeVisible();
});

test("a search without a result says so and looks further back", async ({ page }) => {
  await page.goto("/messages?recipient=nobody-ever@nowhere.example");
  await expect(page.getByText(/^No message to “nobody-ever@nowhere\.example”/)).toBeVisible();
  await page.getByRole("link", { name: "Search the last 365 days" }).click();
  await expect(page.getByText("No message fits", { exact: true })).toBeVisible();
});

test("the list goes on page by page and back to the newest", async ({ page, post }) => {
  const domain = ownDomain();
  const acceptedAt = Date.now() / 1000 - 600;
  await Promise.all(
    Array.from({ length: 55 }, (_, at) => post(new Letter({ domain, acceptedAt: acceptedAt + at }).sent())),
  );
  await page.goto(`/messages?sender=${domain}`);
  await expect(page.getByText(new RegExp(`^55 messages from “${domain}”`))).toBeVisible();
  await expect(listed(page)).toHaveCount(50);
  await page.getByRole("link", { name: "Older" }).click();
  await expect(listed(page)).toHaveCount(5);
  await page.getByRole("link", { name: "Newest" }).click();
  await expect(listed(page)).toHaveCount(50);
});

test.describe("an address of no message", () => {
  test.use({ expectedComplaints: [/status of 404/] });

  test("is a page that says so", async ({ page }) => {
    const response = await page.goto("/messages/msg_0000");
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such message");
  });
});

test("the list and a message are accessible and fit the window @screens", async ({ page, post }) => {
  const letter = new Letter({ domain: ownDomain() });
  await post(letter.delayed(full));
  await page.goto(`/messages?recipient=${letter.to}`);
  await expect(listed(page)).toHaveCount(1);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.goto(`/messages/${letter.token}`);
  await expect(page.getByRole("list", { name: "What happened, oldest first" })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
