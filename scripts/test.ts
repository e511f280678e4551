import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { generateClients } from "./build";
import { ensureChromium } from "./chromium";
import { type PostgresServer, startPostgres } from "./postgres";

/** Everything that `npm test` checks, in order; `--fast` is the loop for while one works. */
interface Step {
  title: string;
  inFastLoop: boolean;
  run(): Promise<Tally>;
}

interface Tally {
  passed: number;
  failed: number;
}

const isFast = process.argv.includes("--fast");
/** Half of the time goes to a worker for each file; the whole test keeps them apart, so that none leans on another. */
const sharedWorkers = ["--pool=threads", "--no-isolate"];
const stepLimitMs = 20 * 60_000;
const folder = mkdtempSync(join(tmpdir(), "mailgauge-check-"));
const environment: Record<string, string> = {
  CI: "true",
  NEXT_TELEMETRY_DISABLED: "1",
  CHECKPOINT_DISABLE: "1",
  // What a killed runner leaves in its temporary folder goes with ours.
  TMPDIR: folder,
};
let running: ChildProcess | undefined;
let postgres: PostgresServer | undefined;

const steps: Step[] = [
  { title: "Database clients", inFastLoop: true, run: () => check(generateClients) },
  {
    title: "Format and lint",
    inFastLoop: true,
    run: () => one("@biomejs/biome/bin/biome", "check", "--error-on-warnings"),
  },
  { title: "Structure", inFastLoop: true, run: () => one("tsx/dist/cli.mjs", "scripts/check-structure.ts") },
  { title: "Route types", inFastLoop: true, run: () => one("next/dist/bin/next", "typegen") },
  {
    title: "Types",
    inFastLoop: true,
    run: () => one("typescript/bin/tsc", "--noEmit", "--incremental", "false", "-p", "."),
  },
  { title: "Unit tests", inFastLoop: true, run: () => vitest("unit", isFast ? sharedWorkers : []) },
  { title: "PostgreSQL starts", inFastLoop: false, run: () => check(providePostgres) },
  { title: "Integration tests on SQLite and PostgreSQL", inFastLoop: false, run: () => vitest("db") },
  { title: "Build", inFastLoop: false, run: () => one("tsx/dist/cli.mjs", "scripts/build.ts") },
  {
    title: "Routes of the build",
    inFastLoop: false,
    run: () => one("tsx/dist/cli.mjs", "scripts/check-structure.ts", "--routes"),
  },
  { title: "Chromium", inFastLoop: false, run: () => check(async () => console.log(ensureChromium())) },
  { title: "End to end", inFastLoop: false, run: playwright },
];

async function main(): Promise<void> {
  const total: Tally = { passed: 0, failed: 0 };
  const failures: string[] = [];
  for (const step of steps.filter(({ inFastLoop }) => inFastLoop || !isFast)) {
    console.log(`\n=== ${step.title}`);
    const { passed, failed } = await step.run();
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) {
      failures.push(`${step.title}: ${failed} failed`);
    }
  }
  await cleanUp();
  console.log(["", ...failures, `${total.passed} passed, ${total.failed} failed`].join("\n"));
  process.exitCode = total.failed > 0 ? 1 : 0;
}

async function providePostgres(): Promise<void> {
  postgres = await startPostgres();
  environment.TEST_POSTGRES_URL = postgres.url;
}

/** A step that is one check: it passes or it fails. */
async function check(work: () => Promise<void>): Promise<Tally> {
  try {
    await work();
    return { passed: 1, failed: 0 };
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : cause);
    return { passed: 0, failed: 1 };
  }
}

/** A step that is one program. */
function one(program: string, ...parameters: string[]): Promise<Tally> {
  return check(async () => {
    const end = await execute(program, parameters);
    if (end !== "0") {
      throw new Error(`ended with ${end}`);
    }
  });
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

async function vitest(project: string, options: readonly string[] = []): Promise<Tally> {
  const file = join(folder, `vitest-${project}.json`);
  const end = await execute("vitest/vitest.mjs", [
    ...["run", "--project", project, ...options, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
  ]);
  return counted(end, file, (report) => {
    const { numPassedTests, numFailedTests, testResults } = vitestReport.parse(report);
    // A file that cannot be loaded has no tests to count, and still fails.
    const broken = testResults.filter(
      ({ status, assertionResults }) => status === "failed" && !assertionResults.length,
    );
    return { passed: numPassedTests, failed: numFailedTests + broken.length };
  });
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

async function playwright(): Promise<Tally> {
  const file = join(folder, "playwright.json");
  environment.PLAYWRIGHT_JSON_OUTPUT_FILE = file;
  const end = await execute("@playwright/test/cli.js", ["test", "--reporter=list,json"]);
  return counted(end, file, (report) => {
    const { stats, errors } = playwrightReport.parse(report);
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
  });
}

/** A runner that ends badly without a failed test, or leaves no report, is one failure. */
function counted(end: string, file: string, read: (report: unknown) => Tally): Tally {
  const tally = existsSync(file) ? read(JSON.parse(readFileSync(file, "utf8"))) : { passed: 0, failed: 0 };
  if (tally.failed === 0 && (end !== "0" || tally.passed === 0)) {
    console.error(`ended with ${end} and ${tally.passed} tests`);
    return { ...tally, failed: 1 };
  }
  return tally;
}

/** Runs a package's program without a terminal; resolves with its exit code or signal. */
function execute(program: string, parameters: string[]): Promise<string> {
  const child = spawn(process.execPath, [join("node_modules", program), ...parameters], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...environment },
  });
  running = child;
  const limit = setTimeout(() => {
    console.error(`not finished after ${stepLimitMs / 60_000} minutes`);
    child.kill("SIGKILL");
  }, stepLimitMs);
  return new Promise((resolve) => {
    const end = (how: string) => {
      clearTimeout(limit);
      running = undefined;
      resolve(how);
    };
    child.once("error", (error) => end(error.message));
    child.once("exit", (code, signal) => end(String(signal ?? code)));
  });
}

async function cleanUp(): Promise<void> {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}

for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const) {
  process.once(signal, async () => {
    const child = running;
    if (child) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      // Runners clean up on SIGINT; one that does not must not keep us.
      child.kill("SIGINT");
      const force = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(force);
    }
    await cleanUp();
    process.exit(code);
  });
}

await main();
