import { readFile } from "node:fs/promises";
import type { APIRequestContext, Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { ownDomain } from "./support/mail";
import { expect, test } from "./support/test";

const summary = (page: Page) => page.getByText(/of the suppressed addresses fits?/);
const picked = (page: Page) => page.getByRole("region", { name: "Picked addresses" });

async function suppress(api: APIRequestContext, addresses: readonly string[], reason = "asked to stop") {
  const answer = await api.post("/api/v1/suppressions/bulk", {
    data: { suppressions: addresses.map((address) => ({ address, reason })) },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

async function pasteMany(page: Page, text: string) {
  await page.goto("/suppressions");
  await page.getByRole("button", { name: "Add many" }).click();
  const dialog = page.getByRole("dialog", { name: "Suppress many addresses" });
  await dialog.getByLabel("Addresses").fill(text);
  await dialog.getByLabel("Reason").fill("left the company");
  await dialog.getByRole("button", { name: "Suppress all" }).click();
  return dialog;
}

test("many are pasted: added, there already, and invalid with the reason for each", async ({ page, api }) => {
  const domain = ownDomain();
  await suppress(api, [`old@${domain}`], "asked by phone");
  const dialog = await pasteMany(page, `Bo <bo@${domain}>, cy@${domain}; old@${domain}\nnobody\nx@`);
  await expect(dialog.getByRole("status")).toHaveText("2 added, 1 there already, 2 invalid");
  const invalid = dialog.getByRole("listitem");
  await expect(invalid).toHaveCount(2);
  await expect(invalid.filter({ hasText: "nobody" })).toContainText(/e-mail address/);

  await dialog.getByRole("link", { name: "This change, to undo it later" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "3 pasted" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByText("Done: 2 taken off again.")).toBeVisible();

  await page.goto(`/suppressions?q=${encodeURIComponent(`@${domain}`)}`);
  await expect(summary(page)).toHaveText("1 of the suppressed addresses fits");
  await expect(page.getByRole("row").filter({ hasText: `old@${domain}` })).toContainText("asked by phone");
});

test("a list pasted into the search says who is suppressed and who is not", async ({ page, api, context }) => {
  const domain = ownDomain();
  await suppress(api, [`a@${domain}`, `b@${domain}`]);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/suppressions");
  await page.evaluate((text) => navigator.clipboard.writeText(text), `A@${domain}\nb@${domain}\nc@${domain}\nnobody`);
  await page.getByRole("searchbox", { name: "Search by a part of the address" }).focus();
  await page.keyboard.press("Control+V");
  const dialog = page.getByRole("dialog", { name: "Which of these are suppressed?" });
  await expect(dialog.getByText("2 suppressed, 1 not")).toBeVisible();
  await expect(dialog.getByText("1 piece is no e-mail address, such as “nobody”.")).toBeVisible();
  await dialog.getByText("Not suppressed: 1").click();
  await expect(dialog.getByRole("link", { name: `c@${domain}` })).toBeVisible();
});

test("some are picked on two pages and removed as one, with the reason, and come back as one", async ({
  page,
  api,
}) => {
  const domain = ownDomain();
  const addresses = Array.from({ length: 70 }, (_, index) => `n${String(index).padStart(2, "0")}@${domain}`);
  await suppress(api, addresses);
  await page.goto(`/suppressions?q=${encodeURIComponent(`@${domain}`)}&sort=address`);
  await page.getByLabel(`Pick n00@${domain}`).check();
  await page.getByLabel(`Pick n03@${domain}`).check();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(summary(page)).toContainText("page 2");
  await page.getByLabel("Pick all of this page").check();
  const onPage = await page.getByRole("table").getByRole("link").filter({ hasText: domain }).count();
  await expect(picked(page).getByText(`${onPage + 2} addresses picked`)).toBeVisible();

  await picked(page).getByRole("button", { name: "Remove…" }).click();
  const dialog = page.getByRole("dialog", { name: `Remove ${onPage + 2} addresses?` });
  await expect(dialog.getByText(/Those whom somebody put here may report the next message as spam/)).toBeVisible();
  await dialog.getByLabel("Why").fill("they wrote again");
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText(`${onPage + 2} removed.`)).toBeVisible();
  await expect(summary(page)).toContainText(`${70 - onPage - 2} of the suppressed`);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(summary(page)).toContainText("70 of the suppressed");
  await page.goto(`/suppressions/${encodeURIComponent(`n00@${domain}`)}`);
  const history = page.getByRole("region", { name: /Changes of this address/ });
  await expect(history.getByRole("row").filter({ hasText: "Removed" })).toContainText("they wrote again");
});

test("all that a search finds are given an end, and removed, by keyboard", async ({ page, api }) => {
  const domain = ownDomain();
  await suppress(
    api,
    Array.from({ length: 60 }, (_, index) => `n${index}@${domain}`),
  );
  await page.goto(`/suppressions?q=${encodeURIComponent(`@${domain}`)}`);
  const press = async (name: string | RegExp) => {
    await page.getByRole("button", { name }).focus();
    await page.keyboard.press("Enter");
  };
  const pickPage = async () => {
    const box = page.getByLabel("Pick all of this page");
    // A key that comes before the page listens is lost.
    await expect(async () => {
      await box.focus();
      await page.keyboard.press("Space");
      await expect(box).toBeChecked({ timeout: 500 });
    }).toPass();
  };
  await pickPage();
  await press("Pick all 60 that match");
  await expect(picked(page).getByText("60 addresses picked")).toBeFocused();
  await press("Change the end…");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Suppressed from now on").selectOption({ label: "For 30 days" });
  await dialog.getByRole("button", { name: "Change" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("60 given another end.")).toBeVisible();

  await page.getByText("More filters").click();
  await page.getByLabel("Expires", { exact: true }).selectOption("never");
  await expect(page).toHaveURL(/expires=never/);
  await expect(page.getByText("No suppressed address has this in it")).toBeVisible();
  await page.getByLabel("Expires", { exact: true }).selectOption("ever");
  await expect(summary(page)).toContainText("60 of the suppressed");
  await expect(page.getByText("in 30 days").first()).toBeVisible();

  await pickPage();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await press("Pick all 60 that match");
  await expect(picked(page).getByText("60 addresses picked")).toBeFocused();
  await press("Remove…");
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("60 removed.")).toBeVisible();
  await expect(page.getByText("No suppressed address has this in it")).toBeVisible();
});

test("an export has what the filter shows, and nothing that a spreadsheet would run", async ({ page, api }) => {
  const domain = ownDomain();
  await suppress(api, [`a@${domain}`, `b@${domain}`], '=HYPERLINK("https://evil.example")');
  await suppress(api, [`c@${ownDomain()}`]);
  await page.goto(`/suppressions?q=${encodeURIComponent(`@${domain}`)}`);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export these" }).click();
  const lines = (await readFile(await (await download).path(), "utf8")).trimEnd().split(/\r?\n/);
  expect(lines[0]).toBe("address,reason,origin,classification,createdAt,expiresAt,tenant,note");
  expect(lines.slice(1).map((line) => line.slice(0, line.indexOf(",")))).toEqual([`a@${domain}`, `b@${domain}`]);
  for (const line of lines.slice(1)) {
    expect(line).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
  }
});

test("what is done to many is accessible on every screen", { tag: "@screens" }, async ({ page, api }) => {
  const domain = ownDomain();
  await suppress(
    api,
    Array.from({ length: 8 }, (_, index) => `n${index}@${domain}`),
  );
  await page.goto(`/suppressions?q=${encodeURIComponent(`@${domain}`)}`);
  await page.getByLabel("Pick all of this page").check();
  await expect(picked(page)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await picked(page).getByRole("button", { name: "Remove…" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Keep them" }).click();

  const dialog = await pasteMany(page, `a@${domain}\nnobody`);
  await expect(dialog.getByRole("status")).toContainText("1 invalid");
  await expectAccessible(page);
});
