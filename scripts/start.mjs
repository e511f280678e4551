/**
 * `npm start`. Plain JavaScript, because Next runs inside this process: one process to signal, none that is left
 * behind with the port. What needs TypeScript (configuration, build) is done by prepare.ts in a child that ends first.
 *
 *   node scripts/start.mjs [--no-build]
 */
import { spawn } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import nextEnv from "@next/env";

const portWaitMs = 3000;
const longestUploadMs = 3_600_000;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const parent = process.ppid;

process.chdir(root);
process.env.NODE_ENV = "production";
process.env.NEXT_RUNTIME = "nodejs";
process.env.NEXT_TELEMETRY_DISABLED = "1";
// Before prepare.ts reads the configuration: from .env too, by Next's own rules.
nextEnv.loadEnvConfig(root, false);

// Loaded while prepare.ts runs: it is half of the time to start.
const server = import("next/dist/server/lib/start-server.js");
const { host, port } = await prepare();
await untilFree(host, port);
stopWithParent();
allowLongUploads();
process.env.NEXT_PRIVATE_START_TIME = String(Date.now());
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = builtConfig();
const { default: next } = await server;
await next.startServer({ dir: root, isDev: false, hostname: host, port });

/** @returns {Promise<{ host: string, port: number }>} where to listen; ends this process if there is nothing to start */
function prepare() {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--conditions=react-server", "scripts/prepare.ts", ...process.argv.slice(2)],
    { stdio: ["ignore", "inherit", "inherit", "ipc"] },
  );
  const forward = (signal) => child.kill(signal);
  process.on("SIGINT", forward).on("SIGTERM", forward);
  return new Promise((resolve) => {
    let address;
    child.on("message", (message) => {
      address = message;
    });
    child.on("error", (error) => {
      console.error(`Mailgauge cannot start: ${error.message}`);
      process.exit(1);
    });
    child.on("exit", (code, signal) => {
      process.off("SIGINT", forward).off("SIGTERM", forward);
      if (code !== 0 || !address) {
        process.exit(code || (signal === "SIGINT" ? 130 : signal === "SIGTERM" ? 143 : 1));
      }
      resolve(address);
    });
  });
}

/**
 * The configuration as it was built, in the way that Next's own standalone server hands it over. To read
 * next.config.ts Next would load its compiler, which then holds 65 MB for as long as the server runs.
 */
function builtConfig() {
  return JSON.stringify(JSON.parse(readFileSync(".next/required-server-files.json", "utf8")).config);
}

/** The process before this one may still be draining; it lets go of the port first. */
async function untilFree(host, port) {
  for (const deadline = Date.now() + portWaitMs; ; ) {
    const failure = await tryPort(host, port);
    if (failure === undefined) {
      return;
    }
    if (failure !== "EADDRINUSE" || Date.now() > deadline) {
      console.error(
        failure === "EADDRINUSE"
          ? `Port ${port} of ${host} is taken by another program. Stop it, or set PORT to another one.`
          : `Mailgauge cannot listen on ${host}, port ${port} (${failure}). Check HOST and PORT.`,
      );
      process.exit(1);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function tryPort(host, port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve(error.code));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}

/**
 * Node gives a request five minutes to arrive, and answers 408 then. A file that is imported arrives as fast as its
 * rows are written, or as the line of whoever sends it is. Headers keep their minute.
 */
function allowLongUploads() {
  subscribe("http.server.request.start", ({ server }) => {
    server.requestTimeout = longestUploadMs;
  });
}

/** npm passes SIGTERM and SIGINT on, but not its own SIGKILL: without npm this server would be an orphan. */
function stopWithParent() {
  if (process.env.npm_lifecycle_event === undefined) {
    return;
  }
  setInterval(() => {
    if (process.ppid !== parent) {
      process.kill(process.pid, "SIGTERM");
    }
  }, 100).unref();
}
