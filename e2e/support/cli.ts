import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { App } from "./app";

export interface CliResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `npm run cli -- …` against an application's data, beside the running server. */
export async function runCli(app: Pick<App, "variables">, ...parameters: string[]): Promise<CliResult> {
  const call = ["--import", "tsx", "--conditions=react-server", "scripts/cli.ts", ...parameters];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, call, {
      env: { ...process.env, ...app.variables },
      maxBuffer: 64 * 1024 * 1024,
    });
    return { code: 0, stdout, stderr };
  } catch (cause) {
    return failed(cause);
  }
}

/** A program that ends with another code than 0 rejects with its output on the error. */
function failed(cause: unknown): CliResult {
  if (cause instanceof Error && "stdout" in cause && "stderr" in cause && "code" in cause) {
    return { code: Number(cause.code), stdout: String(cause.stdout), stderr: String(cause.stderr) };
  }
  throw cause;
}

/** Makes a key; the CLI prints it alone. */
export async function createApiKey(app: App, scope: "read" | "suppressions" | "admin"): Promise<string> {
  const { code, stdout, stderr } = await runCli(app, "api-key", "create", "--name", `e2e ${scope}`, "--scope", scope);
  if (code !== 0) {
    throw new Error(`api-key create ended with ${code}: ${stderr}`);
  }
  return stdout.trim();
}
