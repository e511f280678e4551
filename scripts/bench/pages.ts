import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connectDatabase, useDatabase } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { env } from "@/lib/env";
import { median } from "@/scripts/bench/figures";
import { BulkFill } from "@/scripts/bench/fill";
import { BenchServer } from "@/scripts/bench/server";
import { tell } from "@/scripts/demo/history";

const day = 86_400_000;
const historyDays = 60;
/** What the story has for each of its mails. */
const eventsPerMail = 1.72;
const warmUps = 5;
const samples = 30;
export const pages = ["/?range=30d", "/bounces?range=30d", "/api/health"] as const;

/** Fills the configured database once; a mark beside it says that it is whole. */
export async function fillOnce(events: number): Promise<number> {
  const { dataDir, engine, databaseUrl: url } = env();
  const mark = join(dataDir, "filled");
  if (existsSync(mark)) {
    return Number(readFileSync(mark, "utf8"));
  }
  mkdirSync(dataDir, { recursive: true });
  await migrate({ engine, url });
  const database = await connectDatabase();
  try {
    const end = Date.now();
    const messagesPerDay = events / historyDays / eventsPerMail;
    const story = { seed: "pages", end, messagesPerDay, people: Math.max(2000, Math.round(events / 10)) };
    let shown = 0;
    const count = await new BulkFill().run(tell(story, end - historyDays * day, end), (done) => {
      if (done - shown >= 100_000) {
        shown = done;
        process.stderr.write(`${done.toLocaleString("en")} events\n`);
      }
    });
    if (engine === "postgresql") {
      // As autovacuum does on its own after a minute.
      await database.read.$executeRawUnsafe("VACUUM ANALYZE");
    }
    writeFileSync(mark, String(count));
    return count;
  } finally {
    await database.close();
    useDatabase(undefined);
  }
}

export type Times = Record<(typeof pages)[number], number>;

/** Median time from request to the last byte of each page, in milliseconds, in turns. */
export async function timePages(build: string, variables: Record<string, string>): Promise<Times> {
  const server = await BenchServer.start(build, { ...variables, MAILGAUGE_DEMO: "1" });
  try {
    const times = new Map<string, number[]>();
    for (let sample = -warmUps; sample < samples; sample += 1) {
      for (const page of pages) {
        const started = performance.now();
        const response = await fetch(server.url + page, { headers: { accept: "text/html" } });
        const text = await response.text();
        const taken = performance.now() - started;
        if (!response.ok || text.length === 0) {
          throw new Error(`${page} answered ${response.status}`);
        }
        if (sample >= 0) {
          times.set(page, [...(times.get(page) ?? []), taken]);
        }
      }
    }
    const of = (page: (typeof pages)[number]) => median(times.get(page) ?? []);
    return { [pages[0]]: of(pages[0]), [pages[1]]: of(pages[1]), [pages[2]]: of(pages[2]) } satisfies Times;
  } finally {
    await server.stop();
  }
}
