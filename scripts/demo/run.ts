import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Sender } from "@/e2e/support/sender";
import { connectDatabase, reader, useDatabase } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { env } from "@/lib/env";
import { fillChecks, startDemoDns } from "@/scripts/demo/dns";
import { fill } from "@/scripts/demo/fill";
import { tell } from "@/scripts/demo/history";
import { Live } from "@/scripts/demo/live";
import { DemoServer } from "@/scripts/demo/server";

const day = 86_400_000;
const historyDays = 60;
/** Data older than this are made anew: the story is about what happened lately. */
const staleAfter = 3 * day;
const sourceId = "ark";

interface Options {
  dataDir: string;
  seed: string;
  fresh: boolean;
}

/** Lies beside the data and says that they are made up. */
interface Mark {
  seed: string;
  /** The moment of the story to which the incidents are set. */
  end: number;
  slug: string;
  isFilled: boolean;
}

const markFile = (dataDir: string) => join(dataDir, "demo.json");

function readMark(dataDir: string): Mark | null {
  const file = markFile(dataDir);
  if (!existsSync(file)) {
    return null;
  }
  const mark: Partial<Mark> = JSON.parse(readFileSync(file, "utf8"));
  const { seed = "", end = 0, slug = "", isFilled = false } = mark;
  return { seed, end, slug, isFilled };
}

/** The mark of data that can be gone on with; else everything is removed and there is a new one. */
function claim({ dataDir, seed, fresh }: Options): Mark {
  const now = Date.now();
  const mark = readMark(dataDir);
  if (mark?.isFilled === true && mark.seed === seed && now - mark.end < staleAfter && !fresh) {
    return mark;
  }
  if (mark === null && existsSync(join(dataDir, "mailgauge.db"))) {
    throw new Error(`${dataDir} holds data that are not the demo's. Set MAILGAUGE_DATA_DIR to another folder.`);
  }
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const slug = `ark-${crypto.randomUUID().replaceAll("-", "").slice(0, 24)}`;
  const made = { seed, end: now, slug, isFilled: false };
  writeFileSync(markFile(dataDir), JSON.stringify(made));
  return made;
}

/** Tells the story up to now: all of it, or what is missing since the last time. */
async function prepare(options: Options, stopping: AbortSignal): Promise<Mark> {
  const mark = claim(options);
  const now = Date.now();
  await migrate({ engine: env().engine, url: env().databaseUrl });
  const database = await connectDatabase();
  try {
    const newest = await reader().event.aggregate({ _max: { occurredAt: true } });
    const from = newest._max.occurredAt?.getTime() ?? now - historyDays * day;
    const started = performance.now();
    const count = await fill(unless(stopping, tell(mark, from + 1, now)), { sourceId, progress: progressLine() });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `${count.toLocaleString("en")} events of ${mark.isFilled ? "the time since" : "60 days"} in ${seconds} s`,
    );
    if (!stopping.aborted) {
      if (!mark.isFilled) {
        await fillChecks(mark.end);
      }
      writeFileSync(markFile(options.dataDir), JSON.stringify({ ...mark, isFilled: true }));
    }
    return mark;
  } finally {
    await database.close();
    useDatabase(undefined);
  }
}

function* unless<T>(stopping: AbortSignal, items: Iterable<T>): Generator<T> {
  for (const item of items) {
    if (stopping.aborted) {
      return;
    }
    yield item;
  }
}

function progressLine(): (count: number) => void {
  let shownAt = 0;
  return (count) => {
    if (process.stdout.isTTY && performance.now() - shownAt > 500) {
      shownAt = performance.now();
      process.stdout.write(`${count.toLocaleString("en")} events\r`);
    }
  };
}

/** Runs until a signal, or until the server ends. @returns the exit code */
export async function runDemo(options: Options): Promise<number> {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => stopping.abort());
  }
  const mark = await prepare(options, stopping.signal);
  if (stopping.signal.aborted) {
    return 0;
  }
  const ark = await Sender.start();
  const dns = await startDemoDns(mark.end);
  const server = new DemoServer({
    ...{ MAILGAUGE_DEMO: "1", ARK_JWKS_URL: ark.jwksUrl, ARK_WEBHOOK_SLUG: mark.slug },
    // The demo's domains are of the reserved .example, which no public resolver knows.
    ...{ DNS_CHECKS: "1", DNS_SERVERS: dns.address, DNS_PRIVATE_NAMES: "1" },
  });
  void server.ended.then(() => stopping.abort());
  try {
    if (!(await server.untilUp(stopping.signal))) {
      await server.stop();
      return await server.ended;
    }
    console.log(`The demo runs at ${server.url} and gets live events until you press Ctrl-C`);
    const live = new Live({ sender: ark, url: `${server.url}/api/webhooks/${mark.slug}`, ...mark });
    await live.run(stopping.signal);
    await server.stop();
    console.log(`${live.accepted} live events were accepted, ${live.refused} refused`);
    return await server.ended;
  } finally {
    await server.stop();
    await ark.stop();
    await dns.stop();
  }
}
