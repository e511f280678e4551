import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { Letter, ownDomain } from "./support/mail";
import { expect, test } from "./support/test";

const unknown = "550-5.1.1 The email account that you tried to reach\n550 5.1.1 does not exist.";
const listed = "554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org";
const full = "452 4.2.2 The recipient's mailbox is full.";

const field = (page: Page) => page.getByLabel("SMTP answer");
const meaning = (page: Page) => page.getByRole("region", { name: "What it means" });

async function read(page: Page, text: string) {
  await field(page).fill(text);
  await page.getByRole("button", { name: "Read", exact: true }).click();
}

test("a pasted answer is read with its class, rule, reason and advice, and the text stays out of the URL", async ({
  page,
}) => {
  await page.goto("/bounces");
  await page.getByRole("link", { name: "Read an answer" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Read an answer");
  await read(page, unknown);

  await expect(meaning(page)).toContainText("Invalid recipient");
  await expect(meaning(page)).toContainText(/\d\d\s%\ssure/);
  await expect(meaning(page)).toContainText("There is no mailbox with this address. Our move.");
  await expect(meaning(page)).toContainText("code 550 · enhanced 5.1.1");
  await expect(meaning(page)).toContainText("Suppresses");
  await meaning(page).getByText("Why", { exact: false }).first().click();
  await expect(meaning(page).getByText("An answer that it decides:")).toBeVisible();
  await expect(field(page)).toHaveValue(unknown);
  await expect(page).toHaveURL(/\/bounces\/answer$/);
});

test("an example can be tried, and its provider's page opens apart", async ({ page }) => {
  await page.goto("/bounces/answer");
  await page.getByRole("button", { name: /^Try: 554 5\.7\.1/ }).click();
  await expect(meaning(page)).toContainText("Blocked sender");
  await expect(meaning(page)).toContainText("Spamhaus");
  const link = meaning(page).locator("a[target=_blank]");
  await expect(link).toHaveAttribute("rel", "noreferrer noopener");
  await expect(link).toHaveAttribute("href", /^https:/);
});

test("several answers are a table, and each opens the messages that got it", async ({ page, post }) => {
  const failure = { classification: "", code: 0, enhanced: "4.2.2", answer: full, host: "mx1.corp.example" };
  await post(new Letter({ domain: ownDomain() }).failed({ ...failure, classification: "mailbox_full", code: 12 }));
  await page.goto("/bounces/answer");
  await read(page, `${unknown}\n\n${listed}\n \n${full}`);
  const rows = page.getByRole("table", { name: "Answers with their class and what to do" }).locator("tbody tr");
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText("Invalid recipient");
  await expect(rows.nth(1)).toContainText("Blocked sender");
  await expect(rows.nth(2)).toContainText("Mailbox full");
  await rows.nth(2).getByRole("link", { name: "List the messages with answer 3" }).click();
  await expect(page.getByRole("table", { name: "Messages, newest first" })).toBeVisible();
});

test("hostile text is shown as text, and one that is too long is refused in words", async ({ page }) => {
  await page.goto("/bounces/answer");
  await read(page, `550 5.1.1 User unknown <img src=x id="injected"> \u202egnp.exe \u001b[31m`);
  await expect(meaning(page)).toContainText('<img src=x id="injected"> [U+202E]gnp.exe [U+001B][31m');
  await expect(page.locator("#injected")).toHaveCount(0);

  await field(page).evaluate((area: HTMLTextAreaElement) => {
    area.value = `550 ${"<b>x</b>".repeat(131_072)}`;
  });
  await page.getByRole("button", { name: "Read", exact: true }).click();
  await expect(page.getByText(/^This text has 1,048,580 characters\. At most 65,536 are read/)).toBeVisible();
  await expect(field(page)).toBeFocused();

  await read(page, "  ");
  await expect(page.getByText("Paste an answer, or fill in what the sender says of it.")).toBeVisible();
});

test("what cannot be seen in an answer is written out on its message's page, in lists and in what they say", async ({
  page,
  post,
}) => {
  const letter = new Letter({ domain: ownDomain() });
  const answer = "550 5.1.1 Nobody \u202ehere\u202c at all";
  const failure = { classification: "unclassified", code: 99, enhanced: "5.1.1", answer, host: "mx1.corp.example" };
  expect((await post(letter.failed(failure))).status).toBe(200);
  const shown = "550 5.1.1 Nobody [U+202E]here[U+202C] at all";
  await page.goto(`/messages/${letter.token}`);
  await expect(page.getByRole("list", { name: "What happened, oldest first" })).toContainText(shown);
  const others = page.getByRole("region", { name: "Others with the same answer" });
  await expect(others).toContainText(shown);
  await others.getByRole("link", { name: "List the messages with this answer" }).click();
  await expect(page.getByRole("table", { name: "Messages, newest first" })).toContainText(shown);
  await expect(page.getByRole("main")).not.toContainText("\u202e");
});

test("keys alone are enough", async ({ page }) => {
  await page.goto("/bounces/answer");
  await field(page).focus();
  await page.keyboard.type("550 5.1.1 User unknown");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("What the sender says")).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Read", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(meaning(page)).toContainText("Invalid recipient");
});

test("a message says in both places that our rules read its answer otherwise, and keeps the sender's class", async ({
  page,
  post,
}) => {
  const letter = new Letter({ domain: ownDomain() });
  const failure = {
    classification: "mailbox_full",
    code: 12,
    enhanced: "5.7.1",
    answer: listed,
    host: "mx1.corp.example",
  };
  expect((await post(letter.failed(failure))).status).toBe(200);
  await page.goto(`/messages/${letter.token}`);
  const words =
    /The sender says Mailbox full\. Our rules read this answer as Blocked sender, \d\d\s%\ssure, by rule \S+\./;
  const steps = page.getByRole("list", { name: "What happened, oldest first" });
  await expect(steps).toContainText("classified by the sender");
  await expect(steps).toContainText(words);
  const why = page.getByRole("region", { name: "Why it failed" });
  await expect(why).toContainText("Mailbox full");
  await expect(why).toContainText(words);
});

test("a message whose sender gave no class names our rule and says why", async ({ page, post }) => {
  const letter = new Letter({ domain: ownDomain() });
  const failure = {
    classification: "unclassified",
    code: 99,
    enhanced: "5.7.1",
    answer: listed,
    host: "mx1.corp.example",
  };
  expect((await post(letter.failed(failure))).status).toBe(200);
  await page.goto(`/messages/${letter.token}`);
  const why = page.getByRole("region", { name: "Why it failed" });
  await expect(why).toContainText(/Classified by Mailgauge’s rule \S+ \(rules version \d+\), \d\d\s%\ssure\./);
  await why.getByText("Why", { exact: false }).nth(1).click();
  await expect(why.getByText("An answer that it decides:")).toBeVisible();
});

test("the API reads the same answer", async ({ api }) => {
  const response = await api.post("/api/v1/classify", { data: { answers: [{ output: unknown }, { output: full }] } });
  expect(response.status()).toBe(200);
  const { data } = await response.json();
  expect(data.answers).toMatchObject([{ classification: "invalid_recipient" }, { classification: "mailbox_full" }]);
});

test("is accessible and fits the window, empty and with answers @screens", async ({ page }) => {
  await page.goto("/bounces/answer");
  await expect(field(page)).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await read(page, listed);
  await expect(meaning(page)).toBeVisible();
  await meaning(page).getByText("Why", { exact: false }).first().click();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await read(page, `${unknown}\n\n550 ${"x".repeat(400)}`);
  await expect(page.getByRole("table", { name: "Answers with their class and what to do" })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
