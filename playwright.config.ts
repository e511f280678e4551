import { defineConfig } from "@playwright/test";
import type { Engine } from "./e2e/support/app";
import { chromiumArguments, findChromium } from "./scripts/chromium";

const desktop = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const overHttp = /\.http\.spec\.ts$/;
/** What the integration tests show in-process too; `npm run test:faults` shows it through the front door. */
const inFullOnly = process.env.FAULTS === "full" ? [] : [/faults\/(order|mutated)\.http\.spec\.ts$/];
/** A test with the tag @sqlite is about what only an embedded database does. */
const onSqliteOnly = /@sqlite/;
/** A test with the tag @screens runs on a wide screen and on a phone; what is scanned there is so in light and dark. */
const onEveryScreen = /@screens/;
const executablePath = findChromium();

export default defineConfig<object, { engine: Engine }>({
  testDir: "e2e",
  globalSetup: "./e2e/support/global-setup.ts",
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    locale: "en-GB",
    // Not the server's zone: a page that formats a time twice, in two zones, does not hydrate quietly.
    timezoneId: "Asia/Kathmandu",
    // Pictures of every step would be a third of the time; a failure has one picture, and the page in words.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    screenshot: "only-on-failure",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: { args: chromiumArguments, ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    { name: "http on SQLite", testMatch: overHttp, testIgnore: inFullOnly, use: { engine: "sqlite" } },
    {
      name: "http on PostgreSQL",
      testMatch: overHttp,
      testIgnore: inFullOnly,
      grepInvert: onSqliteOnly,
      use: { engine: "postgresql" },
    },
    { name: "desktop", testIgnore: overHttp, use: desktop },
    { name: "phone", testIgnore: overHttp, grep: onEveryScreen, use: phone },
  ],
});
