import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createDatabase, dropDatabase, freePort } from "@/scripts/postgres";

export type Engine = "sqlite" | "postgresql";
export type Variables = Record<string, string>;

/** The built application in a process of its own, with a data directory of its own. */
export interface App {
  readonly url: string;
  readonly engine: Engine;
  readonly dataDir: string;
  /** What the application was given; a CLI with the same works on the same data. */
  readonly variables: Readonly<Variables>;
  /** Of the running server, which is one process. */
  readonly pid: number;
  /** All that the server has printed, restarts included. */
  output(): string;
  /** SIGTERM, as an operator stops it. Resolves with the exit code or signal. */
  stop(): Promise<number | NodeJS.Signals>;
  /** SIGKILL, as a power cut does. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data, with some variables changed. */
  start(changes?: Variables): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

export interface AppOptions {
  engine?: Engine;
  /** Over the defaults; see `.env.example`. */
  variables?: Variables;
  /** "listening" is for a server that cannot be healthy, with its database locked for instance. */
  until?: "healthy" | "listening";
  /** Server on which the PostgreSQL database is made. */
  postgresUrl?: string;
}

export const owner = { email: "owner@mailgauge.test", password: "correct horse battery" } as const;

/** Set to blank, which counts as absent, so that neither the shell's nor a `.env` file's value gets in. */
const configuration = [
  ...["DATABASE_URL", "BASE_URL", "AUTH_SECRET", "ARK_JWKS_URL", "POSTAL_JWKS_URL", "ARK_WEBHOOK_SLUG"],
  ...["POSTAL_WEBHOOK_SLUG", "LOG_LEVEL", "MAILGAUGE_DEMO"],
  ...["DNS_SERVERS", "DNS_PRIVATE_NAMES"],
];
const startLimitMs = 90_000;
const stopLimitMs = 20_000;

/** Starts the build that is there; builds nothing. */
export async function startApp(options: AppOptions = {}): Promise<App> {
  const { engine = "sqlite", until = "healthy" } = options;
  const dataDir = mkdtempSync(join(tmpdir(), "mailgauge-app-"));
  const database = engine === "postgresql" ? await makeDatabase(options.postgresUrl) : undefined;
  const port = await freePort();
  const variables: Variables = {
    ...Object.fromEntries(configuration.map((name) => [name, ""])),
    ...(database ? { DATABASE_URL: database.url } : {}),
    HOST: "127.0.0.1",
    PORT: String(port),
    // Tests ask nobody but loopback.
    DNS_CHECKS: "0",
    MAILGAUGE_DATA_DIR: dataDir,
    ADMIN_EMAIL: owner.email,
    ADMIN_PASSWORD: owner.password,
    ...options.variables,
  };
  const app = new RunningApp({ url: `http://127.0.0.1:${port}`, engine, dataDir, variables, until });
  app.removeDatabase = database?.remove;
  try {
    await app.start();
    return app;
  } catch (cause) {
    await app.remove();
    throw cause;
  }
}

async function makeDatabase(given = process.env.TEST_POSTGRES_URL) {
  if (!given) {
    throw new Error("TEST_POSTGRES_URL names no PostgreSQL server; `npm test` starts one");
  }
  const name = `mailgauge_app_${randomBytes(8).toString("hex")}`;
  return { url: await createDatabase(given, name), remove: () => dropDatabase(given, name) };
}

class RunningApp implements App {
  readonly url: string;
  readonly engine: Engine;
  readonly dataDir: string;
  readonly #until: "healthy" | "listening";
  variables: Variables;
  removeDatabase: (() => Promise<void>) | undefined;
  #child: ChildProcess | undefined;
  #output = "";

  constructor(
    made: Pick<App, "url" | "engine" | "dataDir"> & { variables: Variables; until: "healthy" | "listening" },
  ) {
    this.url = made.url;
    this.engine = made.engine;
    this.dataDir = made.dataDir;
    this.variables = made.variables;
    this.#until = made.until;
  }

  get pid(): number {
    if (this.#child?.pid === undefined) {
      throw new Error("the application is not running");
    }
    return this.#child.pid;
  }

  output(): string {
    return this.#output;
  }

  async start(changes: Variables = {}): Promise<void> {
    this.variables = { ...this.variables, ...changes };
    const child = spawn(process.execPath, ["scripts/start.mjs", "--no-build"], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...this.variables },
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        this.#output += chunk;
      });
    }
    await this.#untilUp(child);
  }

  async stop(): Promise<number | NodeJS.Signals> {
    return this.#end("SIGTERM");
  }

  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async remove(): Promise<void> {
    await this.#end("SIGTERM");
    await this.removeDatabase?.();
    rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 3 });
  }

  async #end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals> {
    const child = this.#child;
    if (!child || ended(child)) {
      return child?.exitCode ?? child?.signalCode ?? 0;
    }
    const gone = new Promise<void>((resolve) => {
      child.once("close", () => resolve());
    });
    child.kill(signal);
    const force = setTimeout(() => child.kill("SIGKILL"), stopLimitMs);
    await gone;
    clearTimeout(force);
    return child.exitCode ?? child.signalCode ?? 0;
  }

  async #untilUp(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + startLimitMs;
    while (Date.now() < deadline) {
      if (ended(child)) {
        throw new Error(`the application stopped while starting:\n${this.#output}`);
      }
      const status = await fetch(`${this.url}/api/health`).then(
        (response) => response.status,
        () => 0,
      );
      if (status === 200 || (status > 0 && this.#until === "listening")) {
        return;
      }
      await sleep(25);
    }
    throw new Error(`the application was not ${this.#until} within ${startLimitMs / 1000} s:\n${this.#output}`);
  }
}

const ended = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
