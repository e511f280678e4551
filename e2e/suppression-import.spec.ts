import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { expect, test } from "./support/test";

const newAddress = (name: string) => `${name}-${randomUUID().slice(0, 8)}@corp.example`;
const csv = (lines: readonly string[], name = "list.csv") => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(`${lines.join("\r\n")}\r\n`),
});

const fileInput = (page: Page) => page.getByLabel("Choose a file, or drop it here");
const preview = (page: Page) => page.getByRole("table", { name: "The rows, and what each column holds" });
const column = (page: Page, number: number) =>
  page.getByRole("combobox", { name: new RegExp(`^Column ${number}(,|$)`) });
const importButton = (page: Page) => page.getByRole("button", { name: "Import", exact: true });
const finished = (page: Page) => page.getByRole("heading", { name: "Import finished" });
const counted = (page: Page, label: string) =>
  page.locator("dl > div").filter({ has: page.getByText(label, { exact: true }) });
const importCall = /\/api\/v1\/suppressions\/import\?/;

async function choose(page: Page, file: ReturnType<typeof csv>) {
  await page.goto("/suppressions/import");
  await fileInput(page).setInputFiles(file);
  await expect(page.getByRole("heading", { name: `First rows of ${file.name}` })).toBeVisible();
}

async function runImport(page: Page) {
  await importButton(page).click();
  await expect(finished(page)).toBeVisible();
}

async function expectCounts(page: Page, counts: Record<"Added" | "There already" | "Refused", number>) {
  for (const [label, value] of Object.entries(counts)) {
    await expect(counted(page, label)).toHaveText(`${label}${value}`);
  }
}

/** The line of an address on the list; none if it is not there. */
async function lineOf(page: Page, address: string): Promise<Locator> {
  await page.goto(`/suppressions?q=${encodeURIComponent(address)}`);
  return page.getByRole("row").filter({ has: page.getByRole("link", { name: address }) });
}

async function tabTo(page: Page, target: Locator) {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`no way to ${target} by Tab`);
}

test("an export of Postmark is imported, and what is no address is told line by line", async ({ page }) => {
  const [ana, bob] = [newAddress("ana"), newAddress("bob")];
  await choose(
    page,
    csv(
      [
        "CreatedAt,SuppressionReason,Origin,EmailAddress",
        `2025-03-01T10:00:00Z,HardBounce,Recipient,${ana}`,
        '2025-03-02T10:00:00Z,ManualSuppression,Customer,"not <b>an</b> address"',
        `2025-03-03T10:00:00Z,SpamComplaint,Recipient,${bob}`,
        "2025-03-04T10:00:00Z,HardBounce,Recipient,",
      ],
      "postmark.csv",
    ),
  );
  await expect(page.getByText(/^\d+\sB\. Commas, UTF-8, 4 columns\.$/)).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "The first line names the columns" })).toBeChecked();
  await expect(column(page, 1)).toHaveValue("addedAt");
  await expect(column(page, 2)).toHaveValue("reason");
  await expect(column(page, 3)).toHaveValue("");
  await expect(column(page, 4)).toHaveValue("address");
  await expect(preview(page).getByRole("row").filter({ hasText: ana })).toContainText("Valid");
  const bad = preview(page).getByRole("row").filter({ hasText: "not <b>an</b> address" });
  await expect(bad).toContainText("Not taken");
  await expect(bad).toContainText("Address is not an e-mail address");

  await runImport(page);
  await expect(finished(page)).toBeFocused();
  await expectCounts(page, { Added: 2, "There already": 0, Refused: 2 });
  const refusals = page.getByRole("region", { name: "Refused rows, in the order of the file" });
  await expect(refusals.getByRole("row", { name: /^3 / })).toContainText("not <b>an</b> address");
  await expect(refusals.getByRole("row", { name: /^5 / })).toContainText("Address is missing.");

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "All refused rows as CSV" }).click();
  const report = await download;
  expect(report.suggestedFilename()).toBe("refused.csv");
  const lines = (await readFile(await report.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]).toBe("line,reason,text");
  expect(lines[1]).toMatch(/^3,.*not an e-mail address.*not <b>an<\/b> address/);
  expect(lines[2]).toMatch(/^5,address is missing,/);

  await expect(page.getByRole("link", { name: "See this change" })).toHaveAttribute(
    "href",
    /^\/suppressions\/changes\/bat_[a-z0-9]{20}$/,
  );
  await expect(await lineOf(page, ana)).toContainText("HardBounce");
  await expect(await lineOf(page, bob)).toContainText("SpamComplaint");
  await expect(await lineOf(page, bob)).toContainText("Import");
});

test("a file that is imported twice adds nothing the second time", async ({ page }) => {
  const file = csv(["email", newAddress("once"), newAddress("again")]);
  await choose(page, file);
  await runImport(page);
  await expectCounts(page, { Added: 2, "There already": 0, Refused: 0 });

  await page.getByRole("button", { name: "Import another" }).click();
  await expect(fileInput(page)).toBeFocused();
  await fileInput(page).setInputFiles(file);
  await runImport(page);
  await expectCounts(page, { Added: 0, "There already": 2, Refused: 0 });
  await expect(page.getByRole("button", { name: "Undo the import" })).toHaveCount(0);
});

test("a file without a header has its addresses found, and takes a reason and an end for all", async ({ page }) => {
  const [ana, bob] = [newAddress("ana"), newAddress("bob")];
  await choose(page, csv([`1;${ana};x`, `2;${bob};y`]));
  const header = page.getByRole("checkbox", { name: "The first line names the columns" });
  await expect(header).not.toBeChecked();
  await expect(column(page, 2)).toHaveValue("address");
  await expect(preview(page).locator("tbody tr")).toHaveCount(2);
  await header.check();
  await expect(preview(page).locator("tbody tr")).toHaveCount(1);
  await expect(page.getByRole("columnheader", { name: ana })).toBeVisible();
  await header.uncheck();
  await expect(preview(page).locator("tbody tr")).toHaveCount(2);

  await page.getByLabel("Reason", { exact: true }).fill("left our list");
  await page.getByLabel("For how long").selectOption({ label: "For 30 days" });
  await runImport(page);
  await expectCounts(page, { Added: 2, "There already": 0, Refused: 0 });
  await expect(await lineOf(page, ana)).toContainText("left our list");
  await page.goto(`/suppressions/${encodeURIComponent(bob)}`);
  await expect(page.getByText(/^in (29|30) days$/)).toBeVisible();
});

test("a file without addresses cannot be imported, and says so", async ({ page }) => {
  await choose(page, csv(["Name,City", "Ana,Berlin", "Bob,Paris"]));
  await expect(page.getByText("No e-mail addresses were found in this file.", { exact: false })).toBeVisible();
  await expect(importButton(page)).toBeDisabled();
  await column(page, 1).selectOption({ label: "Address" });
  await expect(page.getByText("None of the rows shown would be taken.")).toBeVisible();
  await column(page, 1).selectOption({ label: "Not used" });
  await expect(page.getByText("No column is marked as Address: choose one", { exact: false })).toBeVisible();
  await expect(importButton(page)).toBeDisabled();

  await fileInput(page).setInputFiles({
    name: "book.xlsx",
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: Buffer.from("PK\u0003\u0004\u0014\u0000[Content_Types].xml xl/", "latin1"),
  });
  await expect(page.getByText("This looks like an Excel workbook: save it as CSV first.")).toBeVisible();
  await expect(importButton(page)).toHaveCount(0);
  await fileInput(page).setInputFiles({ name: "empty.csv", mimeType: "text/csv", buffer: Buffer.from("") });
  await expect(page.getByText("The file is empty.")).toBeVisible();
});

test("a column that is chosen by hand is the one that is imported", async ({ page }) => {
  const [owner, contact] = [newAddress("owner"), newAddress("contact")];
  await choose(page, csv(["owner,contact", `${owner},${contact}`]));
  await expect(column(page, 1)).toHaveValue("address");
  await column(page, 2).selectOption({ label: "Address" });
  await expect(column(page, 1)).toHaveValue("");
  await expect(column(page, 2)).toHaveValue("address");
  await runImport(page);
  await expectCounts(page, { Added: 1, "There already": 0, Refused: 0 });
  await expect(await lineOf(page, contact)).toHaveCount(1);
  await expect(await lineOf(page, owner)).toHaveCount(0);
});

test("an import is undone as one", async ({ page }) => {
  const addresses = [newAddress("one"), newAddress("two"), newAddress("three")];
  await choose(page, csv(addresses));
  await runImport(page);
  await expectCounts(page, { Added: 3, "There already": 0, Refused: 0 });
  await page.getByRole("button", { name: "Undo the import" }).click();
  await expect(page.getByText("Undone: 3 taken off again.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo the import" })).toHaveCount(0);
  for (const address of addresses) {
    await expect(await lineOf(page, address)).toHaveCount(0);
  }
});

test("a file that is dropped is looked at", async ({ page }) => {
  await page.goto("/suppressions/import");
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "dropped.csv"));
    return transfer;
  }, newAddress("dropped"));
  await expect(async () => {
    await page
      .getByText("Choose a file, or drop it here", { exact: true })
      .dispatchEvent("drop", { dataTransfer: dropped });
    await expect(page.getByRole("heading", { name: "First rows of dropped.csv" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test("an import can be worked by keyboard alone", async ({ page }) => {
  const address = newAddress("keys");
  await page.goto("/suppressions/import");
  await tabTo(page, fileInput(page));
  // What opens from here is the system's window, not ours.
  await expect(fileInput(page)).toBeFocused();
  await fileInput(page).setInputFiles(csv(["Wer,Warum", `${address},moved away`]));
  await expect(preview(page)).toBeVisible();
  await expect(fileInput(page)).toBeFocused();

  await tabTo(page, column(page, 2));
  await page.keyboard.press("r");
  await expect(column(page, 2)).toHaveValue("reason");
  await tabTo(page, importButton(page));
  await page.keyboard.press("Enter");
  await expect(finished(page)).toBeFocused();
  await expectCounts(page, { Added: 1, "There already": 0, Refused: 0 });
  await expect(await lineOf(page, address)).toContainText("moved away");
});

test("while it runs the page tells so, and is not left unasked", async ({ page }) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(importCall, async (route) => {
    await released;
    await route.continue();
  });
  await choose(page, csv([newAddress("slow")], "slow.csv"));
  await importButton(page).click();
  const heading = page.getByRole("heading", { name: "Importing slow.csv" });
  await expect(heading).toBeFocused();
  await expect(page.getByText(/^Running for \d+\ss\./)).toBeVisible();

  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await expect(heading).toBeVisible();

  release();
  await expect(finished(page)).toBeFocused();
  await expectCounts(page, { Added: 1, "There already": 0, Refused: 0 });
});

test.describe("an upload that fails", () => {
  test.use({ expectedComplaints: [/413|400/] });

  test("says why and what was taken, and can be tried again", async ({ page }) => {
    const address = newAddress("retry");
    await choose(page, csv([address]));
    await page.getByLabel("Reason", { exact: true }).fill("left us");

    await page.route(importCall, (route) => route.fulfill({ status: 413, body: "<html>Too large</html>" }));
    await importButton(page).click();
    const failed = page.getByRole("heading", { name: "The file was not imported" });
    await expect(failed).toBeFocused();
    await expect(page.getByText(/^A file of this size was not let through\./)).toBeVisible();
    await expect(page.getByText(/^Nothing of it is known to have been taken\./)).toBeVisible();
    await page.unroute(importCall);

    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByLabel("Reason", { exact: true })).toHaveValue("left us");
    await page.route(importCall, (route) =>
      route.fulfill({ status: 400, json: { success: false, error: { code: "validation_error", message: "No." } } }),
    );
    await importButton(page).click();
    await expect(page.getByText("No.", { exact: true })).toBeVisible();
    await page.unroute(importCall);

    await page.getByRole("button", { name: "Try again" }).click();
    await runImport(page);
    await expectCounts(page, { Added: 1, "There already": 0, Refused: 0 });
    await expect(await lineOf(page, address)).toContainText("left us");
  });
});

test("an import is accessible on every screen", { tag: "@screens" }, async ({ page }) => {
  await page.goto("/suppressions/import");
  await expect(fileInput(page)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  const others = Array.from({ length: 12 }, (_, index) => `Field${index}`);
  const wide = "x".repeat(400);
  const file = csv(
    [
      ["Email", ...others].join(","),
      [newAddress("wide"), ...others.map(() => wide)].join(","),
      ["nobody", ...others.map(() => wide)].join(","),
    ],
    `${"long".repeat(40)}.csv`,
  );
  await fileInput(page).setInputFiles(file);
  await expect(preview(page)).toContainText("Not taken");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await runImport(page);
  await expectCounts(page, { Added: 1, "There already": 0, Refused: 1 });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Undo the import" }).click();
  await expect(page.getByText("Undone: 1 taken off again.")).toBeVisible();
  await expectAccessible(page);
});
