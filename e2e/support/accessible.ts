import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const wcag22aa = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Scans the page as it stands now against WCAG 2.2 A and AA; the colours of the dark theme too. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOf(new AxeBuilder({ page }).withTags(wcag22aa))).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  // A theme changes colours and nothing else.
  expect(await violationsOf(new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]))).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
}

async function violationsOf(scan: AxeBuilder) {
  const { violations } = await scan.analyze();
  return violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    at: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary ?? ""}`),
  }));
}

/** The page is as wide as the window: nothing makes a phone scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content).toBeLessThanOrEqual(window);
}
