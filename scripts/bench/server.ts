import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/scripts/postgres";

const startLimit = 60_000;

/** A built application in a child process, for a benchmark. */
export class BenchServer {
  readonly url: string;
  readonly #child: ChildProcess;
  #complaints = "";

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
    child.stderr?.on("data", (chunk) => {
      this.#complaints = `${this.#complaints}${chunk}`.slice(-4000);
    });
  }

  /** @param folder that holds the sources and the build */
  static async start(folder: string, variables: Record<string, string>): Promise<BenchServer> {
    const port = await freePort();
    const blank = [
      "BASE_URL",
      "ADMIN_EMAIL",
      "ADMIN_PASSWORD",
      "POSTAL_JWKS_URL",
      "POSTAL_WEBHOOK_SLUG",
      "AUTH_SECRET",
    ];
    const child = spawn(process.execPath, ["scripts/start.mjs", "--no-build"], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
      env: {
        ...process.env,
        ...Object.fromEntries(blank.map((name) => [name, ""])),
        ...{ HOST: "127.0.0.1", PORT: String(port), LOG_LEVEL: "fatal", DNS_CHECKS: "0" },
        // As `npm start` has it.
        MALLOC_ARENA_MAX: "2",
        ...variables,
      },
    });
    const server = new BenchServer(`http://127.0.0.1:${port}`, child);
    await server.#untilHealthy();
    return server;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const gone = new Promise((resolve) => this.#child.once("exit", resolve));
      this.#child.kill("SIGTERM");
      const force = setTimeout(() => this.#child.kill("SIGKILL"), 20_000);
      await gone;
      clearTimeout(force);
    }
  }

  async #untilHealthy(): Promise<void> {
    for (const deadline = Date.now() + startLimit; Date.now() < deadline; await sleep(50)) {
      const response = await fetch(`${this.url}/api/health`).catch(() => null);
      await response?.body?.cancel();
      if (response?.ok === true) {
        return;
      }
      if (this.#child.exitCode !== null) {
        break;
      }
    }
    await this.stop();
    throw new Error(`the server did not start: ${this.#complaints}`);
  }
}
