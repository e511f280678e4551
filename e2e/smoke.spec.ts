import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { expect, test } from "./support/test";

test("the overview opens for the owner without a complaint", { tag: "@screens" }, async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("a link opens without loading the page anew, and in a tab of its own when asked for one", async ({
  page,
  context,
}) => {
  await page.goto("/suppressions");
  const loads: string[] = [];
  page.on("request", (request) => {
    if (request.isNavigationRequest()) {
      loads.push(request.url());
    }
  });
  const link = page.getByRole("link", { name: "Limits", exact: true });
  const opened = context.waitForEvent("page");
  await link.click({ modifiers: ["ControlOrMeta"] });
  await expect(await opened).toHaveURL(/\/limits/);
  await expect(page).toHaveURL(/\/suppressions/);

  await link.click();
  await expect(page.getByRole("heading", { level: 1, name: "Limits" })).toBeVisible();
  expect(loads).toEqual([]);
});

test.describe("without a session", () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test("the overview leads to the log-in", { tag: "@screens" }, async ({ page }) => {
    await page.goto("/");
    await expect(page).toHaveURL(/\/login/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
  });
});
