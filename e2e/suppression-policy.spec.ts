import { randomUUID } from "node:crypto";
import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { deliver } from "./support/deliver";
import { type Failure, Letter, ownDomain, unknownMailbox } from "./support/mail";
import { expect, test } from "./support/test";

const newAddress = (name: string) => `${name}-${randomUUID().slice(0, 8)}@corp.example`;

const host = "mx1.corp.example";
const routing: Failure = {
  classification: "routing_error",
  code: 22,
  enhanced: "5.4.6",
  answer: "554 5.4.6 Too many hops",
  host,
};
const protocol: Failure = {
  classification: "protocol_error",
  code: 41,
  enhanced: "5.5.2",
  answer: "500 5.5.2 Syntax error",
  host,
};
const content: Failure = {
  classification: "spam_content",
  code: 31,
  enhanced: "5.7.1",
  answer: "550 5.7.1 The message looks like spam",
  host,
};
/** Classes that these tests turn on. */
const turnedOn = ["Routing error", "Protocol error", "Spam content"];

/** Failed just now, so that a rule saved before holds for it. */
const failed = (to: string, failure: Failure) =>
  new Letter({ domain: ownDomain(), to, acceptedAt: Date.now() / 1000 }).failed(failure, { after: 0 });

async function isSuppressed(api: APIRequestContext, address: string): Promise<boolean> {
  const answer = await (await api.get(`/api/v1/suppressions/${encodeURIComponent(address)}`)).json();
  return answer.data.suppressed;
}

const classBox = (page: Page, name: string) => page.getByRole("checkbox", { name });
const effectOf = (page: Page, name: string) =>
  page
    .getByRole("listitem")
    .filter({ has: classBox(page, name) })
    .getByText(/would have added/);
const together = (page: Page) => page.getByText(/^Together these rules would have added/);

async function addedBy(words: Locator): Promise<number> {
  const [, found] = /added (no|[\d\u202f]+) address/.exec((await words.textContent()) ?? "") ?? [];
  return found === "no" ? 0 : Number(found?.replaceAll("\u202f", ""));
}

/** The number is there once the page is alive. */
async function openPolicy(page: Page): Promise<void> {
  await page.goto("/suppressions/policy");
  await expect(together(page)).toBeVisible();
}

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Not saved yet")).toBeHidden();
}

async function turn(page: Page, name: string, on: boolean): Promise<void> {
  await openPolicy(page);
  await classBox(page, name).setChecked(on);
  await expect(page.getByText("Not saved yet")).toBeVisible();
  await save(page);
}

/** Brings a file in by the API, as a batch. */
async function bringIn(api: APIRequestContext, name: string, lines: readonly string[]): Promise<string> {
  const answer = await api.post(`/api/v1/suppressions/import?name=${encodeURIComponent(name)}`, {
    headers: { "content-type": "text/csv" },
    data: ["address", ...lines, ""].join("\n"),
  });
  const { data } = await answer.json();
  return data.id;
}

const change = /\/suppressions\/changes\/bat_[a-z0-9]{20}$/;

/** The tests of a worker share one server, and so one policy. */
test.afterEach(async ({ page }) => {
  await openPolicy(page);
  for (const name of turnedOn) {
    await classBox(page, name).setChecked(false);
  }
  if (await page.getByText("Not saved yet").isVisible()) {
    await save(page);
  }
});

test("beside a rule stands what it would have done, and all of them are counted anew when one is turned on", async ({
  page,
  post,
}) => {
  await openPolicy(page);
  const alone = await addedBy(effectOf(page, "Routing error"));
  await deliver(post, failed(newAddress("hops"), routing));
  await openPolicy(page);
  await expect.poll(() => addedBy(effectOf(page, "Routing error"))).toBe(alone + 1);
  await expect(classBox(page, "Routing error")).not.toBeChecked();
  const before = await addedBy(together(page));

  await classBox(page, "Routing error").check();
  await expect(page.getByText("Not saved yet")).toBeVisible();
  await expect.poll(() => addedBy(together(page))).toBeGreaterThan(before);
  await expect(page.getByRole("status").filter({ hasText: /^Together/ })).toBeVisible();

  await page.getByRole("button", { name: "Discard changes" }).click();
  await expect(classBox(page, "Routing error")).not.toBeChecked();
  await expect(page.getByText("Not saved yet")).toBeHidden();
  await expect.poll(() => addedBy(together(page))).toBe(before);
});

test("a rule holds from when it is saved until it is turned off", async ({ page, post, api }) => {
  const [before, during, after] = [newAddress("before"), newAddress("during"), newAddress("after")];
  await deliver(post, failed(before, protocol));
  await turn(page, "Protocol error", true);
  await expect(page.getByText("Saved. New and changed rules hold from now on.")).toBeVisible();
  await deliver(post, failed(during, protocol));
  expect(await isSuppressed(api, before)).toBe(false);
  expect(await isSuppressed(api, during)).toBe(true);

  await page.goto(`/suppressions/${encodeURIComponent(during)}`);
  await expect(page.getByText("Protocol error").first()).toBeVisible();

  await turn(page, "Protocol error", false);
  await deliver(post, failed(after, protocol));
  expect(await isSuppressed(api, after)).toBe(false);
  // What it did stays until somebody undoes it.
  expect(await isSuppressed(api, during)).toBe(true);
});

test("the saved policy is applied to the past, and that is undone as one change", async ({ page, post, api }) => {
  const address = newAddress("past");
  await deliver(post, failed(address, content));
  await turn(page, "Spam content", true);
  expect(await isSuppressed(api, address)).toBe(false);

  await page.getByRole("button", { name: "Apply to the past" }).click();
  const dialog = page.getByRole("dialog", { name: "Apply the policy to the past?" });
  await dialog.getByRole("button", { name: "Apply it" }).click();
  const link = page.getByRole("link", { name: "Look at this change, or undo it" });
  await expect(link).toBeVisible();
  await expect(page.getByText(/\d added/).first()).toBeVisible();
  expect(await isSuppressed(api, address)).toBe(true);

  await link.click();
  await expect(page).toHaveURL(change);
  const applied = page.url();
  await expect(page.getByRole("heading", { level: 1, name: "Policy applied to the past" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("dialog", { name: "Undo this change?" }).getByRole("button", { name: "Undo it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Undo: Policy applied to the past" })).toBeVisible();
  expect(page.url()).not.toBe(applied);
  await expect(page.getByRole("main").getByText(/taken off again/)).toBeVisible();
  expect(await isSuppressed(api, address)).toBe(false);

  const undo = page.url();
  await page.goto(applied);
  await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await page.getByRole("link", { name: "By this change" }).click();
  await expect(page).toHaveURL(undo);
});

test("what a rule did in a time is counted, then undone", async ({ page, post, api }) => {
  const address = newAddress("strict");
  await deliver(post, failed(address, unknownMailbox));
  expect(await isSuppressed(api, address)).toBe(true);
  await openPolicy(page);
  await expect(page.getByText(/By the failures of the last 30 days alone/)).toBeVisible();

  await page.getByLabel("Rule", { exact: true }).selectOption({ label: "Repeated: DNS failure (off)" });
  await page.getByRole("button", { name: "Undo what it did" }).click();
  await expect(page.getByText("The rule changed no address in this time.")).toBeVisible();

  await page.getByLabel("Rule", { exact: true }).selectOption({ label: "One permanent failure: Invalid recipient" });
  await page.getByRole("button", { name: "Undo what it did" }).click();
  const dialog = page.getByRole("dialog", { name: "Undo what the rule did?" });
  await expect(dialog.getByText(/Invalid recipient changed \S+ address(es)? in this time/)).toBeVisible();
  await dialog.getByRole("button", { name: "Undo it" }).click();
  await page.getByRole("link", { name: "Look at this change, or undo it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Undo: One permanent failure/ })).toBeVisible();
  expect(await isSuppressed(api, address)).toBe(false);

  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Undo: Undo: One permanent failure/ })).toBeVisible();
  expect(await isSuppressed(api, address)).toBe(true);
});

test("a time that ends before it begins is refused at its field", async ({ page }) => {
  await openPolicy(page);
  const before = page.getByLabel("Before", { exact: true });
  await before.fill("2020-01-01T00:00");
  await page.getByRole("button", { name: "Undo what it did" }).click();
  await expect(page.getByText("This time is not after the first.")).toBeVisible();
  await expect(before).toHaveAttribute("aria-invalid", "true");
});

test("what is no rule is told at its field, and not saved", async ({ page }) => {
  await openPolicy(page);
  await page.getByRole("radio", { name: "Suppress after several" }).check();
  await page.getByLabel("Bounces", { exact: true }).fill("none");
  await page.getByLabel("Never suppress").fill("postmaster@*\n*@*\n");
  await expect(page.getByText("Must be a whole number from 1 to 100.")).toBeVisible();
  await expect(page.getByText("“*@*” would spare every address.")).toBeVisible();
  await expect(page.getByText(/is counted once the fields above are right/)).toBeVisible();

  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Bounces", { exact: true })).toBeFocused();
  await expect(page.getByText("Not saved yet")).toBeVisible();
  await openPolicy(page);
  await expect(page.getByRole("radio", { name: "Do nothing" })).toBeChecked();
  await expect(page.getByLabel("Never suppress")).toHaveValue("");
});

test("an import is listed under the changes, and its page undoes it, by keyboard alone", async ({ page, api }) => {
  const name = `list-${randomUUID().slice(0, 8)}.csv`;
  const [first, second] = [newAddress("one"), newAddress("two")];
  const id = await bringIn(api, name, [first, second, "no address"]);
  await page.goto("/suppressions/changes");
  // The change that undoes it has its name as a part of its own.
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });
  await expect(row).toContainText("2 added, 1 refused");
  await expect(row).toContainText("File imported");
  await row.getByRole("link", { name, exact: true }).focus();
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("region", { name: "Refused rows, in the order of the file" })).toContainText(
    "no address",
  );
  await expect(page.getByRole("link", { name: "All refused rows as CSV" })).toHaveAttribute(
    "href",
    `/api/v1/suppressions/batches/${id}/refused`,
  );
  const file = await page.request.get(`/api/v1/suppressions/batches/${id}/refused`);
  expect(await file.text()).toContain("no address");

  await page.getByRole("button", { name: "Undo" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Undo this change?" });
  await expect(dialog).toContainText("2 addresses that it added are taken off");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Undo it" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: `Undo: ${name}` })).toBeVisible();
  await expect(page.getByRole("main").getByText("2 taken off again.")).toBeVisible();
  expect(await isSuppressed(api, first)).toBe(false);

  await page.getByRole("navigation", { name: "Above this page" }).getByRole("link", { name: "Changes" }).click();
  await expect(row).toContainText("undone");
});

test("the policy can be edited and saved by keyboard alone", async ({ page }) => {
  await openPolicy(page);
  await classBox(page, "Routing error").focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("Not saved yet")).toBeVisible();

  const add = page.getByRole("button", { name: "Add this rule" });
  await add.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Remove rule for Mailbox full" }).focus();
  await page.keyboard.press("Enter");
  await expect(add).toBeFocused();

  await page.getByRole("button", { name: "Save" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Saved. New and changed rules hold from now on.")).toBeVisible();
  await expect(page.getByText("Not saved yet")).toBeHidden();
});

test("the policy and the changes are accessible on every screen", { tag: "@screens" }, async ({ page, api }) => {
  await openPolicy(page);
  await page.getByRole("radio", { name: "Suppress after several" }).check();
  await page.getByRole("button", { name: "Add this rule" }).click();
  await classBox(page, "Spam content").check();
  await page.getByLabel("Never suppress").fill("*@*");
  await expect(page.getByText("“*@*” would spare every address.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByRole("button", { name: "Apply to the past" }).click();
  await expect(page.getByRole("dialog", { name: "Apply the policy to the past?" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  const name = `a rather long name of a list that somebody exported ${randomUUID()}.csv`;
  const id = await bringIn(api, name, [newAddress("screens"), `${"no address ".repeat(20)}`]);
  await page.goto("/suppressions/changes");
  await expect(page.getByRole("link", { name })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.goto(`/suppressions/changes/${id}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("region", { name: "Refused rows, in the order of the file" })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
