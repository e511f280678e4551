import { execFile } from "node:child_process";
import { createWriteStream, openAsBlob, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import autocannon from "autocannon";
import * as z from "zod";
import { median } from "@/scripts/bench/figures";
import { makeRequests } from "@/scripts/bench/ingest";
import { BenchServer } from "@/scripts/bench/server";
import type { SigningKey } from "@/scripts/bench/signing-key";

const run = promisify(execFile);
const samples = 30;
const mebibyte = 1_048_576;

const consonants = "bcdfghklmnprstvz";
const vowels = "aeiou";
const large = ["gmail.com", "yahoo.com", "outlook.com", "hotmail.com"];

/** Addresses as lists have them: six of ten at four providers, the rest at five thousand domains. */
function* addresses(count: number): Generator<string> {
  let seed = 1;
  const below = (limit: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % limit;
  };
  const word = (syllables: number) =>
    Array.from({ length: syllables }, () => `${consonants[below(16)]}${vowels[below(5)]}`).join("");
  const small = Array.from({ length: 5_000 }, () => `${word(3 + below(3))}.example`);
  for (let index = 0; index < count; index++) {
    const domain = below(10) < 6 ? large[below(4)] : small[below(5_000)];
    yield `${word(2)}.${word(3)}${index.toString(36)}@${domain}`;
  }
}

async function writeList(file: string, count: number, prefix = ""): Promise<void> {
  function* lines() {
    yield "email,reason\n";
    let chunk = "";
    for (const address of addresses(count)) {
      chunk += `${prefix}${address},asked to stop\n`;
      if (chunk.length > 65_536) {
        yield chunk;
        chunk = "";
      }
    }
    yield chunk;
  }
  await pipeline(Readable.from(lines()), createWriteStream(file));
}

/** The most memory that a process has had, and what it has now, in MiB; Linux only. */
function memoryOf(parent: number): { most: number; now: number } {
  // The server is the child of what was started.
  const pid = readFileSync(`/proc/${parent}/task/${parent}/children`, "utf8").split(" ")[0] || parent;
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const kibibytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
  return { most: kibibytes("VmHWM") / 1024, now: kibibytes("VmRSS") / 1024 };
}

export interface Figure {
  name: string;
  value: string;
  goal: string;
  reached: boolean;
}

export interface Setting {
  build: string;
  dataDir: string;
  databaseUrl: string;
  rows: number;
  /** That the webhooks are signed with. */
  key: SigningKey;
}

const slug = "ark-bench-5d1c7e0ab3f24c69";
const signedSchema = z.object({ body: z.string(), headers: z.record(z.string(), z.string()) });

const imported = z.object({ data: z.object({ state: z.string(), added: z.int(), unchanged: z.int() }) });

export class SuppressionBench {
  readonly #setting: Setting;
  readonly #server: BenchServer;
  readonly #key: string;
  readonly figures: Figure[] = [];

  private constructor(setting: Setting, server: BenchServer, key: string) {
    this.#setting = setting;
    this.#server = server;
    this.#key = key;
  }

  static async start(setting: Setting): Promise<SuppressionBench> {
    const variables = {
      MAILGAUGE_DATA_DIR: setting.dataDir,
      DATABASE_URL: setting.databaseUrl,
      LOG_LEVEL: "fatal",
      ARK_JWKS_URL: setting.key.jwksUrl,
      ARK_WEBHOOK_SLUG: slug,
    };
    const server = await BenchServer.start(setting.build, variables);
    const call = ["--import", "tsx", "--conditions=react-server", "scripts/cli.ts", "api-key", "create"];
    const { stdout } = await run(process.execPath, [...call, "--name", "bench", "--scope", "suppressions"], {
      env: { ...process.env, ...variables },
    });
    return new SuppressionBench(setting, server, stdout.trim());
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  /** Fills the list, and takes all figures. */
  async run(): Promise<void> {
    const file = join(this.#setting.dataDir, "list.csv");
    await writeList(file, this.#setting.rows);
    this.#take("memory at rest", memoryOf(this.#server.pid).now, "MiB", { most: 300 });
    await this.#import(file, "import", 60);
    await this.#export();
    await this.#import(file, "the same again", 60);
    await this.#searches();
    await this.#check();
    await this.#single();
    await this.#webhooks();
  }

  /** How long a webhook takes while a tenth as many are imported, which write to the same database. */
  async #webhooks(): Promise<void> {
    const file = join(this.#setting.dataDir, "more.csv");
    await writeList(file, this.#setting.rows / 10, "more-");
    const signed = await makeRequests({ folder: this.#setting.dataDir, key: this.#setting.key }, 2_000, "few");
    const requests = readFileSync(signed, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => signedSchema.parse(JSON.parse(line)));
    let isDone = false;
    const importing = this.#upload(file).finally(() => {
      isDone = true;
    });
    const times: number[] = [];
    for (const { body, headers } of requests) {
      if (isDone) {
        break;
      }
      const started = performance.now();
      const answer = await fetch(`${this.#server.url}/api/webhooks/${slug}`, {
        method: "POST",
        body,
        headers: { "content-type": "application/json", ...headers },
      });
      await answer.arrayBuffer();
      if (!answer.ok) {
        throw new Error(`a webhook was answered ${answer.status} while an import ran`);
      }
      times.push(performance.now() - started);
      await sleep(10);
    }
    await importing;
    times.sort((a, b) => a - b);
    this.#take(`webhook while importing, median of ${times.length}`, median(times), "ms", { most: 200 });
    this.#take("webhook while importing, slowest", times.at(-1) ?? 0, "ms", { most: 2_000 });
  }

  async #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(`${this.#server.url}/api/v1${path}`, {
      ...init,
      headers: { authorization: `Bearer ${this.#key}`, ...init.headers },
    });
    if (!response.ok) {
      throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    }
    return response;
  }

  #take(name: string, value: number, unit: string, goal: { least?: number; most?: number }): void {
    const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = goal;
    const words = goal.most === undefined ? `at least ${least}` : `under ${most} ${unit}`;
    const reached = value >= least && value < most;
    process.stderr.write(`${name}: ${value.toFixed(2)} ${unit}\n`);
    this.figures.push({ name, value: `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`.trim(), goal: words, reached });
  }

  async #upload(file: string) {
    const answer = await this.#ask("/suppressions/import", { method: "POST", body: await openAsBlob(file) });
    return imported.parse(await answer.json()).data;
  }

  async #import(file: string, name: string, goal: number): Promise<void> {
    const started = performance.now();
    const data = await this.#upload(file);
    const seconds = (performance.now() - started) / 1000;
    if (data.state !== "done" || data.added + data.unchanged !== this.#setting.rows) {
      throw new Error(`the import took ${data.added} and left ${data.unchanged}: ${data.state}`);
    }
    this.#take(`${name}, ${this.#setting.rows.toLocaleString("en")} rows`, seconds, "s", { most: goal });
    this.#take(`${name}, memory at most`, memoryOf(this.#server.pid).most, "MiB", { most: 300 });
  }

  async #export(): Promise<void> {
    const started = performance.now();
    const before = memoryOf(this.#server.pid).now;
    const { body } = await this.#ask("/suppressions/export");
    const sizes: number[] = [];
    let bytes = 0;
    for await (const chunk of body ?? []) {
      bytes += chunk.byteLength;
      sizes.push(memoryOf(this.#server.pid).now);
    }
    const seconds = (performance.now() - started) / 1000;
    const middle = Math.ceil(sizes.length / 2);
    const first = sizes.slice(0, middle).reduce((most, size) => Math.max(most, size), before);
    const second = sizes.slice(middle).reduce((most, size) => Math.max(most, size), 0);
    this.#take(`export, ${(bytes / mebibyte).toFixed(0)} MiB`, seconds, "s", { most: 120 });
    this.#take("export, memory more than before", Math.max(first, second) - before, "MiB", { most: 300 });
    // What grows with the rows would be twice as much at the end as in the middle.
    this.#take("export, second half more than the first", Math.max(0, second - first), "MiB", { most: 32 });
  }

  async #median(path: string): Promise<number> {
    const times: number[] = [];
    for (let sample = -5; sample < samples; sample++) {
      const started = performance.now();
      await (await this.#ask(path)).text();
      if (sample >= 0) {
        times.push(performance.now() - started);
      }
    }
    return median(times);
  }

  async #searches(): Promise<void> {
    const { rows } = this.#setting;
    const [some = ""] = [...addresses(Math.min(rows, 5_000))].slice(-1);
    const list: [string, string][] = [
      ["first page", "/suppressions"],
      ["deep page (the middle)", `/suppressions?page=${Math.ceil(rows / 60)}`],
      ["last page", `/suppressions?page=${Math.ceil(rows / 30)}`],
      ["a part that few have", `/suppressions?q=${encodeURIComponent(some.slice(2, 12))}`],
      ["a part that many have", "/suppressions?q=gmail"],
      ["a part that none has", "/suppressions?q=qqqq"],
      ["two characters", "/suppressions?q=zo"],
      ["a small domain", `/suppressions?q=${encodeURIComponent(some.slice(some.indexOf("@")))}`],
      ["a large domain", "/suppressions?q=%40gmail.com"],
      ["an exact address", `/suppressions?q=${encodeURIComponent(some)}`],
      ["by origin, sorted by address", "/suppressions?origin=import&sort=address"],
    ];
    for (const [name, path] of list) {
      this.#take(name, await this.#median(path), "ms", { most: 50 });
    }
  }

  async #check(): Promise<void> {
    const asked = [...addresses(500)].flatMap((address) => [address, `not-${address}`]);
    const body = JSON.stringify({ addresses: asked });
    const times: number[] = [];
    for (let sample = -5; sample < samples; sample++) {
      const started = performance.now();
      const answer = await this.#ask("/suppressions/check", { method: "POST", body });
      await answer.arrayBuffer();
      if (sample >= 0) {
        times.push(performance.now() - started);
      }
    }
    this.#take("check of 1,000", median(times), "ms", { most: 15 });
  }

  async #single(): Promise<void> {
    const known = [...addresses(2_000)];
    const rates = { ours: [] as number[], empty: [] as number[] };
    for (let round = 0; round < 3; round++) {
      rates.empty.push(await this.#rate(["/api/bench/empty"]));
      rates.ours.push(await this.#rate(known.map((one) => `/api/v1/suppressions/${encodeURIComponent(one)}`)));
    }
    const [ours, empty] = [median(rates.ours), median(rates.empty)];
    this.#take(`single GET (${ours.toFixed(0)}/s) to an empty route (${empty.toFixed(0)}/s)`, ours / empty, "", {
      least: 0.8,
    });
  }

  async #rate(paths: readonly string[]): Promise<number> {
    const seconds = 4;
    const result = await autocannon({
      url: this.#server.url,
      connections: 16,
      duration: seconds,
      headers: { authorization: `Bearer ${this.#key}` },
      requests: paths.map((path) => ({ path })),
    });
    if (result.non2xx > 0 || result.errors > 0) {
      throw new Error(`${paths[0]}: ${result.non2xx} refused, ${result.errors} errors`);
    }
    return result["2xx"] / seconds;
  }
}
