import "server-only";
import { randomUUID } from "node:crypto";
import { transaction } from "@/lib/db/client";
import { log } from "@/lib/log";

/** A stop is noticed this exactly. */
const beatMillis = 20_000;

/**
 * Writes down that this process runs, now and again and again, so that a later start can say from when to
 * when nothing listened. @returns a function that writes the last moment and ends it
 */
export async function startHeartbeat(): Promise<() => Promise<void>> {
  const id = randomUUID();
  const startedAt = new Date();
  await transaction((tx) => tx.uptime.create({ data: { id, startedAt, lastSeenAt: startedAt }, select: { id: true } }));
  const beat = async () => {
    try {
      await transaction((tx) =>
        tx.uptime.update({ where: { id }, data: { lastSeenAt: new Date() }, select: { id: true } }),
      );
    } catch (error) {
      log.warn({ err: error instanceof Error ? error.message : "unknown" }, "the heartbeat could not be written");
    }
  };
  const timer = setInterval(() => void beat(), beatMillis);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await beat();
  };
}
