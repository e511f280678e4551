import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Not sources, or of no use to a build. */
const leftOut = new Set(["node_modules", ".next", ".git", "data", "coverage", "test-results", "playwright-report"]);
const routes = {
  echo: "app/api/bench/echo/route.ts",
  plain: "app/api/bench/plain/route.ts",
  empty: "app/api/bench/empty/route.ts",
} as const;

/**
 * A production build of this tree with a few more routes, in a temporary folder: so that what is compared shares one
 * build, and the routes to compare with are never in a build that somebody runs.
 */
export class BuildCopy {
  readonly folder = mkdtempSync(join(tmpdir(), "mailgauge-bench-"));

  async build(): Promise<void> {
    for (const name of readdirSync(".").filter((entry) => !leftOut.has(entry))) {
      cpSync(name, join(this.folder, name), { recursive: true, verbatimSymlinks: true });
    }
    await this.#takePackages();
    for (const [name, target] of Object.entries(routes)) {
      mkdirSync(dirname(join(this.folder, target)), { recursive: true });
      cpSync(join("scripts/bench/routes", `${name}.ts`), join(this.folder, target));
    }
    // Types are the business of `npm test`.
    renameSync(join(this.folder, "next.config.ts"), join(this.folder, "own-config.ts"));
    writeFileSync(
      join(this.folder, "next.config.ts"),
      'import config from "./own-config";\n\nexport default { ...config, typescript: { ignoreBuildErrors: true } };\n',
    );
    await this.#run(process.execPath, ["--import", "tsx", "scripts/build.ts"]);
  }

  /** By hard links where that is possible: a link to the folder would lead Turbopack out of its root. */
  async #takePackages(): Promise<void> {
    const target = join(this.folder, "node_modules");
    try {
      await this.#run("cp", ["-al", "node_modules", target], process.cwd());
    } catch {
      rmSync(target, { recursive: true, force: true });
      await this.#run("cp", ["-a", "node_modules", target], process.cwd());
    }
  }

  remove(): void {
    if (existsSync(this.folder)) {
      rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  #run(program: string, parameters: readonly string[], cwd = this.folder): Promise<void> {
    const child = spawn(program, parameters, { cwd, stdio: ["ignore", "ignore", "inherit"] });
    const forward = () => child.kill("SIGTERM");
    process.on("SIGINT", forward).on("SIGTERM", forward);
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code, signal) => {
        process.off("SIGINT", forward).off("SIGTERM", forward);
        if (code === 0) {
          resolve();
        } else {
          reject(new Error(`${program} ${parameters.at(-1)} failed (${signal ?? `exit code ${code}`})`));
        }
      });
    });
  }
}
