/**
 * `npm run bench:ingest`: requests a second, verified and durably committed, beside a route that only reads the body
 * (echo) and beside one `create` a request (plain), in turns, on both engines.
 *
 *   npm run bench:ingest -- [--rounds 5] [--amount 3000] [--engine sqlite|postgresql] [--build FOLDER]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { BuildCopy } from "@/scripts/bench/build-copy";
import { type Bench, benchEngine, type Engine, makeRequests, requestsFor } from "@/scripts/bench/ingest";
import { serveKey } from "@/scripts/bench/signing-key";
import { startPostgres } from "@/scripts/postgres";

const text = { type: "string" } as const;
const { values } = parseArgs({ options: { rounds: text, amount: text, engine: text, build: text } });
const engines: Engine[] =
  values.engine === undefined ? ["sqlite", "postgresql"] : [values.engine === "sqlite" ? "sqlite" : "postgresql"];
const size = { rounds: Number(values.rounds ?? 5), amount: Number(values.amount ?? 3000) };

const folder = mkdtempSync(join(tmpdir(), "mailgauge-bench-data-"));
const copy = values.build === undefined ? new BuildCopy() : null;
const key = await serveKey();
// Its commits must be as durable as in life.
const postgres = engines.includes("postgresql") ? await startPostgres({ durable: true }) : null;
try {
  if (copy !== null) {
    console.log("Building a copy with the routes to compare with");
    await copy.build();
  }
  const bench: Bench = {
    ...size,
    folder,
    key,
    build: copy?.folder ?? values.build ?? ".",
    postgresUrl: postgres?.url ?? "",
  };
  console.log("Signing requests");
  const files = {
    few: await makeRequests(bench, requestsFor(size), "few"),
    unique: await makeRequests(bench, size.amount, "unique"),
  };
  console.log(`Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"})`);
  for (const engine of engines) {
    await benchEngine(bench, engine, files);
  }
} finally {
  await postgres?.stop();
  await key.stop();
  copy?.remove();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
