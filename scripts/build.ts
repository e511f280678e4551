import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";

const stampFile = ".next/mailgauge-build";
const sourceFolders = ["app", "components", "lib", "prisma", "public"];
const rootSources =
  /^(package-lock\.json|tsconfig\.json|(next|postcss|prisma)\.config\.\w+|(proxy|instrumentation[\w-]*)\.ts)$/;
const notInTheBuild = /\.test\.tsx?$|(^|\/)(testing|fixtures)\//;

/** A program of the build ended badly; it has printed why. */
export class BuildError extends Error {
  override name = "BuildError";
}

/** Whether `.next` holds the build of exactly these sources. */
export function isCurrent(): boolean {
  return (
    existsSync(".next/BUILD_ID") &&
    existsSync("generated/sqlite/client.ts") &&
    existsSync("generated/postgresql/client.ts") &&
    existsSync(stampFile) &&
    readFileSync(stampFile, "utf8") === fingerprint()
  );
}

/** Generates both database clients and builds the application. */
export async function build(): Promise<void> {
  const sources = fingerprint();
  // An interrupted build must not pass for a finished one.
  rmSync(stampFile, { force: true });
  await generateClients();
  await run("next", "next/dist/bin/next", ["build"]);
  writeFileSync(stampFile, sources);
}

/** Writes the clients of both engines from the one set of models. */
export async function generateClients(): Promise<void> {
  const generate = (engine: string) =>
    run("prisma", "prisma/build/index.js", ["generate", "--schema", `prisma/${engine}`], "quiet");
  await Promise.all([generate("sqlite"), generate("postgresql")]);
}

function fingerprint(): string {
  const hash = createHash("sha256").update(process.versions.modules);
  const roots = readdirSync(".").filter((name) => rootSources.test(name));
  for (const file of [...roots, ...sourceFolders.flatMap(filesBelow)].sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(".", join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((file) => !notInTheBuild.test(file));
}

/** Runs a package's program with this Node; a signal to this process ends it too. */
function run(name: string, program: string, parameters: string[], output: "shown" | "quiet" = "shown"): Promise<void> {
  const child = spawn(process.execPath, [join("node_modules", program), ...parameters], {
    stdio: ["ignore", output === "shown" ? "inherit" : "ignore", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
  });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  process.on("SIGINT", forward).on("SIGTERM", forward);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      process.off("SIGINT", forward).off("SIGTERM", forward);
      if (code === 0) {
        resolve();
      } else {
        reject(new BuildError(`${name} ${parameters[0]} failed (${signal ?? `exit code ${code}`})`));
      }
    });
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  build().catch((cause) => {
    console.error(cause instanceof Error ? cause.message : cause);
    process.exit(1);
  });
}
