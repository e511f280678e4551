import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { Gate } from "@/scripts/faults/gate";
import { lockSqlite } from "@/scripts/faults/tables";
import type { App, Engine } from "../support/app";
import { type Rig, withRig } from "./support";

/** Does something to the database; the result makes it well again. */
export type Fault = (app: App, gate: Gate | null) => Promise<() => Promise<void>>;

/** The soft limit on the size of a file: what is beyond it cannot be written, as on a full disk. */
function limitFiles(app: App, bytes: number | "unlimited"): void {
  execFileSync("prlimit", ["--pid", String(app.pid), `--fsize=${bytes}:`]);
}

export const refuses: Record<Engine, Fault> = {
  async sqlite(app) {
    const wal = join(app.dataDir, "mailgauge.db-wal");
    limitFiles(app, (existsSync(wal) ? statSync(wal).size : 0) + 4096);
    return async () => limitFiles(app, "unlimited");
  },
  async postgresql(_app, gate) {
    await gate?.cut();
    return async () => gate?.open();
  },
};

export const stalls: Record<Engine, Fault> = {
  async sqlite(app) {
    const release = lockSqlite(app);
    return async () => release();
  },
  async postgresql(_app, gate) {
    gate?.stall();
    return async () => gate?.resume();
  },
};

/** An application whose PostgreSQL can be cut off; null on SQLite. */
export async function withGate(engine: Engine, work: (rig: Rig, gate: Gate | null) => Promise<void>): Promise<void> {
  const server = process.env.TEST_POSTGRES_URL;
  if (engine === "sqlite" || server === undefined) {
    await withRig(engine, (rig) => work(rig, null));
    return;
  }
  const gate = await Gate.start(server);
  try {
    await withRig(engine, (rig) => work(rig, gate), { postgresUrl: gate.through(server) });
  } finally {
    await gate.cut();
  }
}
