/**
 * `npm run bench:suppressions`: the list at a million rows: import, export, search, pages, check and the single
 * question, by the API, on both engines. Linux, since it reads the server's memory from /proc.
 *
 *   npm run bench:suppressions -- [--rows 1000000] [--engine sqlite|postgresql] [--build FOLDER]
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { BuildCopy } from "@/scripts/bench/build-copy";
import { table } from "@/scripts/bench/figures";
import { serveKey } from "@/scripts/bench/signing-key";
import { type Figure, SuppressionBench } from "@/scripts/bench/suppressions";
import { createDatabase, startPostgres } from "@/scripts/postgres";

const text = { type: "string" } as const;
const { values } = parseArgs({ options: { rows: text, engine: text, build: text } });
const engines = values.engine === undefined ? ["sqlite", "postgresql"] : [values.engine];
const rows = Number(values.rows ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), "mailgauge-bench-suppressions-"));
const copy = values.build === undefined ? new BuildCopy() : null;
const key = await serveKey();
const postgres = engines.includes("postgresql") ? await startPostgres({ durable: true }) : null;

async function measure(engine: string): Promise<Figure[]> {
  const dataDir = join(folder, engine);
  mkdirSync(dataDir, { recursive: true });
  const databaseUrl =
    engine === "postgresql" && postgres !== null ? await createDatabase(postgres.url, "mailgauge_suppressions") : "";
  const bench = await SuppressionBench.start({
    build: copy?.folder ?? values.build ?? ".",
    dataDir,
    databaseUrl,
    rows,
    key,
  });
  try {
    await bench.run();
    return bench.figures;
  } finally {
    await bench.stop();
  }
}

try {
  if (copy !== null) {
    console.log("Building a copy with the route to compare with");
    await copy.build();
  }
  console.log(`Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"})`);
  for (const engine of engines) {
    const figures = await measure(engine);
    console.log(
      table(
        [engine, "", "goal", ""],
        figures.map(({ name, value, goal, reached }) => [name, value, goal, reached ? "reached" : "MISSED"]),
      ),
    );
    if (figures.some(({ reached }) => !reached)) {
      process.exitCode = 1;
    }
  }
} finally {
  await postgres?.stop();
  await key.stop();
  copy?.remove();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
