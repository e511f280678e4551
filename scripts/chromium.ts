import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const systemNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Keeps the browser to the page under test: nothing is fetched, reported or updated in the background. */
export const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Path of a Chromium on this machine: the system's, else the one that Playwright downloaded. */
export function findChromium(): string | undefined {
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => systemNames.map((name) => join(folder, name)))
    .find(isExecutable);
  const bundled = chromium.executablePath();
  return onPath ?? (existsSync(bundled) ? bundled : undefined);
}

/**
 * As `findChromium`, and installs the distribution's package where there is none.
 * @throws with what to do, when it cannot be installed
 */
export function ensureChromium(): string {
  const present = findChromium();
  if (present) {
    return present;
  }
  if (process.getuid?.() === 0 && isExecutable("/usr/bin/apt-get")) {
    console.log("No Chromium found; installing the distribution's package");
    aptGet("update");
    aptGet("install", "--yes", "--no-install-recommends", "chromium");
  }
  const installed = findChromium();
  if (!installed) {
    throw new Error(
      "There is no Chromium for the tests: install the package `chromium`, or run `npx playwright install chromium`",
    );
  }
  return installed;
}

function aptGet(...parameters: string[]): void {
  const result = spawnSync("apt-get", ["-qq", "-o", "DPkg::Lock::Timeout=120", ...parameters], {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (result.status !== 0) {
    console.error(`apt-get ${parameters[0]} failed: ${result.error?.message ?? result.stderr.slice(-2000)}`);
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
