/**
 * `npm run bench:pages`: how long the server takes for / and /bounces over 30 days (median of 30), with fifty thousand
 * events and with a million, on both engines. Needs a build (`npm run build`).
 *
 *   npm run bench:pages -- [--events 1000000] [--engine sqlite|postgresql] [--keep FOLDER] [--build FOLDER]
 *
 * --keep keeps the filled databases for the next time: SQLite's in the folder, PostgreSQL's on the server that
 * TEST_DATABASE_URL names.
 */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs, promisify } from "node:util";
import { table } from "@/scripts/bench/figures";
import { pages, type Times, timePages } from "@/scripts/bench/pages";
import { createDatabase, dropDatabase, startPostgres } from "@/scripts/postgres";

const run = promisify(execFile);
const text = { type: "string" } as const;
const { values } = parseArgs({ options: { events: text, engine: text, keep: text, build: text } });
const goal = 80;
const events = Number(values.events ?? 1_000_000);
const sizes = [Math.round(events / 20), events];
const engines = values.engine === undefined ? ["sqlite", "postgresql"] : [values.engine];
const folder = values.keep === undefined ? mkdtempSync(join(tmpdir(), "mailgauge-bench-pages-")) : resolve(values.keep);
const postgres = engines.includes("postgresql") ? await startPostgres({ durable: true }) : null;
const isKeptServer = values.keep !== undefined && Boolean(process.env.TEST_DATABASE_URL);

interface Row {
  name: string;
  times: Times;
}

async function measure(engine: string, size: number): Promise<Row> {
  const dataDir = join(folder, `${engine}-${size}`);
  if (engine === "postgresql" && !isKeptServer) {
    rmSync(dataDir, { recursive: true, force: true });
  }
  mkdirSync(dataDir, { recursive: true });
  const variables = { MAILGAUGE_DATA_DIR: dataDir, DATABASE_URL: await databaseOf(engine, size), LOG_LEVEL: "fatal" };
  const started = performance.now();
  const call = ["--import", "tsx", "--conditions=react-server", "scripts/bench/pages-fill.ts", String(size)];
  const { stdout } = await run(process.execPath, call, { env: { ...process.env, ...variables } });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const name = `${engine}, ${Number(stdout).toLocaleString("en")} events`;
  console.log(`${name}: there after ${seconds} s`);
  return { name, times: await timePages(values.build ?? ".", variables) };
}

async function databaseOf(engine: string, size: number): Promise<string> {
  if (engine !== "postgresql" || postgres === null) {
    return "";
  }
  const name = `mailgauge_pages_${size}`;
  if (!isKeptServer) {
    await dropDatabase(postgres.url, name);
  }
  return await createDatabase(postgres.url, name).catch((error: unknown) => {
    if (!isKeptServer) {
      throw error;
    }
    const url = new URL(postgres.url);
    url.pathname = `/${name}`;
    return url.href;
  });
}

const milliseconds = (value: number) => `${value.toFixed(1)} ms`;

try {
  const rows: Row[] = [];
  for (const engine of engines) {
    for (const size of sizes) {
      rows.push(await measure(engine, size));
    }
  }
  const [overview, bounces, health] = pages;
  console.log(
    `\nNode ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}); goal: under ${goal} ms`,
  );
  const cells = rows.map(({ name, times }) => [
    name,
    ...[overview, bounces, health].map((page) => milliseconds(times[page])),
    ...[overview, bounces].map((page) => (times[page] / times[health]).toFixed(1)),
  ]);
  console.log(table(["", overview, bounces, health, "/ to health", "/bounces to health"], cells));
  process.exitCode = rows.every(({ times }) => times[overview] < goal && times[bounces] < goal) ? 0 : 1;
} finally {
  await postgres?.stop();
  if (values.keep === undefined) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
