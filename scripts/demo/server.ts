import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { readEnvironment } from "@/lib/env";

const startLimit = 10 * 60_000;
const stopLimit = 15_000;

/** The server of `npm start` in a child process; it builds first if it has to. */
export class DemoServer {
  readonly #child: ChildProcess;
  readonly url: string;
  readonly ended: Promise<number>;

  constructor(variables: Record<string, string>) {
    const environment = { ...process.env, ...variables };
    this.url = readEnvironment(environment).baseUrl;
    this.#child = spawn(process.execPath, ["scripts/start.mjs"], {
      stdio: ["ignore", "inherit", "inherit"],
      env: environment,
    });
    this.ended = new Promise((resolve) => {
      this.#child.once("error", () => resolve(1));
      this.#child.once("exit", (code, signal) => resolve(code ?? (signal === null ? 0 : 1)));
    });
  }

  /** True when it answers; false if it ended, or `signal` was aborted, before. */
  async untilUp(signal: AbortSignal): Promise<boolean> {
    const deadline = Date.now() + startLimit;
    while (
      Date.now() < deadline &&
      !signal.aborted &&
      this.#child.exitCode === null &&
      this.#child.signalCode === null
    ) {
      const response = await fetch(`${this.url}/api/health`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
      await response?.body?.cancel();
      if (response?.ok === true) {
        return true;
      }
      await sleep(100);
    }
    return false;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill("SIGTERM");
      const force = setTimeout(() => this.#child.kill("SIGKILL"), stopLimit);
      await this.ended;
      clearTimeout(force);
    }
  }
}
