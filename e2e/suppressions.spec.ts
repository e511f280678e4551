import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { deliver } from "./support/deliver";
import { expect, test } from "./support/test";

const newAddress = (name: string) => `${name}-${randomUUID().slice(0, 8)}@corp.example`;

function failure(to: string) {
  const seconds = Date.now() / 1000;
  return {
    event: "MessageDeliveryFailed",
    timestamp: seconds,
    uuid: randomUUID(),
    payload: {
      message: {
        id: 413,
        token: randomUUID().replaceAll("-", "").slice(0, 16),
        direction: "outgoing",
        message_id: "a77@rp.arkhq.io",
        to,
        from: "news@brand.example",
        subject: "March <b>offers</b>",
        timestamp: seconds - 5,
        spam_status: "NotChecked",
        tag: null,
        metadata: null,
      },
      status: "HardFail",
      details: `550 invalid_recipient: Delivery to ${to} failed at 203.0.113.9:25 (mx1.corp.example)`,
      output: "550-5.1.1 The email account does not exist.\n550 5.1.1 Check the address.",
      sent_with_ssl: true,
      timestamp: seconds - 4,
      time: 0.84,
      classification: "invalid_recipient",
      classification_code: 10,
      smtp_enhanced_code: "5.1.1",
      remote_host: "mx1.corp.example",
    },
  };
}

const row = (page: Page, address: string) =>
  page.getByRole("row").filter({ has: page.getByRole("link", { name: address }) });

async function add(page: Page, address: string, reason: string) {
  await page.getByRole("button", { name: "Add address" }).click();
  const dialog = page.getByRole("dialog", { name: "Suppress an address" });
  await dialog.getByLabel("Address").fill(address);
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: "Suppress" }).click();
  return dialog;
}

/** Keeps the page from reading the list again after its next edit, until the answer is called. */
async function holdReadAfterEdit(page: Page): Promise<() => void> {
  let edits = 0;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/suppressions", async (route) => {
    if (route.request().method() === "POST" && edits++ > 0) {
      await released;
    }
    await route.continue();
  });
  return release;
}

test("a failed message puts its recipient on the list, with the answer on its page", async ({ page, post }) => {
  const address = newAddress("gone");
  await deliver(post, failure(address));
  await page.goto(`/suppressions?q=${encodeURIComponent(address)}`);
  await expect(row(page, address)).toContainText("Invalid recipient");
  await expect(row(page, address)).toContainText("Automatic");

  await page.getByRole("link", { name: address }).click();
  await expect(page.getByRole("heading", { level: 1, name: address })).toBeVisible();
  await expect(page.getByText("550-5.1.1 The email account does not exist.")).toBeVisible();
  await expect(page.getByRole("link", { name: "The one that failed" })).toHaveAttribute("href", /\/messages\/msg_/);
  await expect(page.getByRole("link", { name: "March <b>offers</b>" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Added" })).toContainText("automatic rule");
});

test("an address is added, found by a part of it, removed and brought back whole", async ({ page }) => {
  const address = newAddress("ana");
  await page.goto("/suppressions");
  await add(page, `  ${address.toUpperCase()} `, "asked by phone");
  await expect(page.getByText(`${address} is suppressed.`)).toBeVisible();

  const search = page.getByRole("searchbox", { name: "Search by a part of the address" });
  await search.fill(address.slice(0, 12));
  await expect(page).toHaveURL(new RegExp(`q=${address.slice(0, 12)}`));
  await expect(page.getByText("1 of the suppressed addresses fits")).toBeVisible();
  const line = page.getByRole("row").filter({ hasText: "asked by phone" });
  await expect(line).toContainText("By hand");

  await line.getByRole("button", { name: "Remove" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove from the list?" });
  await expect(dialog.getByText(/Somebody put it here on purpose/)).toBeVisible();
  await expect(dialog.getByText(/Ark and Postal each keep a list of their own/)).toBeVisible();
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(line).toHaveCount(0);
  await expect(page.getByText("No suppressed address has this in it")).toBeVisible();

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(`${address} is suppressed again.`)).toBeVisible();
  await expect(line).toContainText("asked by phone");

  await page.goto(`/suppressions/${encodeURIComponent(address)}`);
  const history = page.getByRole("region", { name: /Changes of this address/ });
  await expect(history.getByRole("row")).toHaveCount(4);
  await expect(history.getByText(`Undo: ${address}`)).toBeVisible();
});

test("what is no address is refused in words and leaves the list as it was", async ({ page }) => {
  await page.goto("/suppressions");
  const dialog = await add(page, "not an address", "");
  await expect(dialog.getByText(/is not an e-mail address/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("link", { name: "not an address" })).toHaveCount(0);
});

test("of two people who remove one address the second is told, and sees the list as it is", async ({
  page,
  context,
}) => {
  const address = newAddress("both");
  await page.goto("/suppressions");
  await add(page, address, "");
  await expect(page.getByText(`${address} is suppressed.`)).toBeVisible();
  const other = await context.newPage();
  await other.goto(`/suppressions?q=${encodeURIComponent(address)}`);
  await expect(row(other, address)).toBeVisible();

  await page.getByRole("button", { name: `Remove ${address}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText(`${address} was removed from the list.`)).toBeVisible();

  await other.getByRole("button", { name: `Remove ${address}` }).click();
  await other.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(other.getByText("It is not on the list any more: somebody removed it, or it expired.")).toBeVisible();
  await expect(row(other, address)).toHaveCount(0);
});

test("the list can be worked by keyboard alone", async ({ page, post }) => {
  const address = newAddress("keys");
  const another = newAddress("meanwhile");
  await page.goto("/suppressions");
  await page.getByRole("button", { name: "Add address" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Suppress an address" });
  await expect(dialog.getByLabel("Address")).toBeFocused();
  await page.keyboard.type(address);
  const removal = page.getByRole("button", { name: `Remove ${address}` });
  const letRead = await holdReadAfterEdit(page);
  await page.keyboard.press("Enter");
  await expect(page.getByText(`${address} is suppressed.`)).toBeVisible();
  await expect(dialog).toBeHidden();

  // The line is still the guess; the server's must not take the focus from it.
  await removal.focus();
  await deliver(post, failure(another));
  letRead();
  await expect(row(page, another)).toBeVisible();
  await expect(removal).toBeFocused();
  await page.keyboard.press("Enter");
  const confirm = page.getByRole("dialog", { name: "Remove from the list?" });
  await confirm.getByRole("button", { name: "Remove" }).focus();
  await page.keyboard.press("Enter");
  await expect(row(page, address)).toHaveCount(0);
  await expect(page.getByText(/address(es)? (is|are) suppressed/)).toBeFocused();
});

test("the list is narrowed by origin in the address of the page", async ({ page, post }) => {
  const address = newAddress("origin");
  await deliver(post, failure(address));
  await page.goto(`/suppressions?q=${encodeURIComponent(address)}`);
  await page.getByRole("navigation", { name: "Origin" }).getByRole("link", { name: "By hand" }).click();
  await expect(page).toHaveURL(/origin=manual/);
  await expect(row(page, address)).toHaveCount(0);
  await page.goBack();
  await expect(row(page, address)).toBeVisible();
});

test("the list, its dialogs and an address are accessible on every screen", { tag: "@screens" }, async ({
  page,
  post,
}) => {
  const address = newAddress("screens");
  await deliver(post, failure(address));
  await page.goto(`/suppressions?q=${encodeURIComponent(address)}`);
  await expect(row(page, address)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByRole("button", { name: `Remove ${address}` }).click();
  await expect(page.getByRole("dialog")).toContainText("The mailbox did not exist.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Keep it" }).click();

  await page.goto(`/suppressions/${encodeURIComponent(address)}`);
  await expect(page.getByRole("heading", { level: 1, name: address })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
