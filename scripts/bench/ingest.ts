import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import * as z from "zod";
import { median, table } from "@/scripts/bench/figures";
import { BenchServer } from "@/scripts/bench/server";
import type { SigningKey } from "@/scripts/bench/signing-key";
import { ask } from "@/scripts/faults/tables";
import { createDatabase, dropDatabase } from "@/scripts/postgres";

export type Engine = "sqlite" | "postgresql";
const run = promisify(execFile);
const connections = [8, 16, 64] as const;
const slug = "ark-bench-3f9c1e7ab2d04c58";
const kinds = ["ours", "echo", "plain"] as const;
type Kind = (typeof kinds)[number];
const paths: Record<Kind, string> = {
  ours: `/api/webhooks/${slug}`,
  echo: "/api/bench/echo",
  plain: "/api/bench/plain",
};

const turnSchema = z.object({
  ...{ seconds: z.number(), taken: z.number(), refused: z.number(), p50: z.number(), p99: z.number() },
});
type Turn = z.infer<typeof turnSchema> & { kind: Kind; connections: number };

export interface Bench {
  folder: string;
  /** The built copy with the routes to compare with. */
  build: string;
  rounds: number;
  /** Requests a turn; the plain way, which is slower, gets a third. */
  amount: number;
  key: SigningKey;
  postgresUrl: string;
}

const tsx = ["--import", "tsx"];

/** Signs in two processes, one a core. @returns the files, each of so many requests */
export async function makeRequests(
  bench: Pick<Bench, "folder" | "key">,
  count: number,
  tags: "few" | "unique",
): Promise<string> {
  const file = join(bench.folder, `requests-${tags}.ndjson`);
  const keyFile = join(bench.folder, "key.pem");
  writeFileSync(keyFile, bench.key.privatePem, { mode: 0o600 });
  const call = [...tsx, "scripts/bench/make-requests.ts", file, keyFile, bench.key.kid, String(count), "0", tags];
  await run(process.execPath, call);
  return file;
}

async function turn(
  server: BenchServer,
  kind: Kind,
  file: string,
  at: { first: number; amount: number; connections: number },
) {
  const call = [...tsx, "scripts/bench/client.ts", server.url + paths[kind], file];
  const { stdout } = await run(process.execPath, [
    ...call,
    String(at.first),
    String(at.amount),
    String(at.connections),
  ]);
  const seen = turnSchema.parse(JSON.parse(stdout));
  if (seen.refused > 0) {
    throw new Error(`${kind}: ${seen.refused} of ${at.amount} requests were not answered with 2xx`);
  }
  return { ...seen, kind, connections: at.connections };
}

const rate = ({ taken, seconds }: Turn) => taken / seconds;

function report(title: string, turns: readonly Turn[]): string {
  const of = (kind: Kind, count: number) => turns.filter((one) => one.kind === kind && one.connections === count);
  const middle = (kind: Kind, count: number) => median(of(kind, count).map(rate));
  const latency = (count: number, which: "p50" | "p99") =>
    median(of("ours", count).map((one) => one[which])).toFixed(0);
  const rows = connections
    .filter((count) => of("ours", count).length > 0)
    .map((count) => [
      String(count),
      ...kinds.map((kind) => middle(kind, count).toFixed(0)),
      (middle("ours", count) / middle("echo", count)).toFixed(2),
      (middle("ours", count) / middle("plain", count)).toFixed(2),
      `${latency(count, "p50")} ms`,
      `${latency(count, "p99")} ms`,
    ]);
  return `\n${title}\n${table(["connections", "ours/s", "echo/s", "plain/s", "ours/echo", "ours/plain", "p50", "p99"], rows)}`;
}

async function counted(engine: Engine, dataDir: string, databaseUrl: string, where: string): Promise<number> {
  const app = { engine, dataDir, variables: { DATABASE_URL: databaseUrl } };
  const [row] = await ask(app, `SELECT count(*) AS "n" FROM "events" WHERE ${where}`);
  return Number(row?.n);
}

function expectCount(what: string, found: number, expected: number): void {
  if (found !== expected) {
    throw new Error(`${what}: ${expected} were acknowledged, ${found} are there`);
  }
}

/** All three in turns, several rounds, on one engine; prints medians. */
export async function benchEngine(bench: Bench, engine: Engine, files: { few: string; unique: string }): Promise<void> {
  const name = `mailgauge_bench_${process.pid}_${Date.now()}`;
  const databaseUrl = engine === "postgresql" ? await createDatabase(bench.postgresUrl, name) : "";
  const dataDir = join(bench.folder, engine);
  await mkdir(dataDir, { recursive: true });
  const server = await BenchServer.start(bench.build, {
    ...{ DATABASE_URL: databaseUrl, MAILGAUGE_DATA_DIR: dataDir, ARK_WEBHOOK_SLUG: slug },
    ...{ ARK_JWKS_URL: bench.key.jwksUrl, BENCH_PUBLIC_KEY: Buffer.from(bench.key.publicPem).toString("base64") },
  });
  try {
    const turns = await rounds(bench, server, files.few);
    console.log(report(`${engine}, medians of ${bench.rounds} rounds`, turns));
    const unique = await turn(server, "ours", files.unique, { first: 0, amount: bench.amount, connections: 64 });
    console.log(`a unique tag for each message, 64 connections: ${rate(unique).toFixed(0)}/s, p99 ${unique.p99} ms`);
    const ours = [...turns, unique].filter(({ kind }) => kind === "ours").reduce((sum, { taken }) => sum + taken, 0);
    const plain = turns.filter(({ kind }) => kind === "plain").reduce((sum, { taken }) => sum + taken, 0);
    const warm = warmUp * 2;
    expectCount("ours", await counted(engine, dataDir, databaseUrl, `"sourceId" = 'ark'`), ours + warm);
    expectCount("plain", await counted(engine, dataDir, databaseUrl, `"sourceId" = 'plain'`), plain + warm);
  } finally {
    await server.stop();
    if (engine === "postgresql") {
      await dropDatabase(bench.postgresUrl, name);
    }
  }
}

const warmUp = 300;
/** How many requests a benchmark of one engine uses up. */
export const requestsFor = ({ rounds: count, amount }: Pick<Bench, "rounds" | "amount">): number =>
  warmUp * 2 + count * connections.length * amount;

async function rounds(bench: Bench, server: BenchServer, file: string): Promise<Turn[]> {
  for (const kind of kinds) {
    await turn(server, kind, file, { first: 0, amount: warmUp, connections: 8 });
    await turn(server, kind, file, { first: warmUp, amount: warmUp, connections: 64 });
  }
  const turns: Turn[] = [];
  let first = warmUp * 2;
  for (let round = 0; round < bench.rounds; round += 1) {
    for (const count of connections) {
      for (const kind of kinds) {
        const amount = kind === "plain" ? Math.round(bench.amount / 3) : bench.amount;
        turns.push(await turn(server, kind, file, { first, amount, connections: count }));
      }
      first += bench.amount;
    }
    console.log(`round ${round + 1} of ${bench.rounds} done`);
  }
  return turns;
}
