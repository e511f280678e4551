/** `npm run cli -- …`: what an installation needs headlessly, beside the running server or without one. */
import nextEnv from "@next/env";

// As the server reads it: from .env too. stdout is for results alone.
Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? "production" });
nextEnv.loadEnvConfig(process.cwd(), false, { info: () => undefined, error: console.error });
process.env.LOG_LEVEL = "silent";

try {
  const { runCommand } = await import("@/scripts/cli/commands");
  process.exitCode = await runCommand(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
