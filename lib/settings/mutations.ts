import "server-only";
import type { Tx } from "@/lib/db/client";
import type { Settings } from "@/lib/settings/types";

export async function writeSetting<K extends keyof Settings>(tx: Tx, key: K, value: Settings[K]): Promise<void> {
  const text = JSON.stringify(value);
  await tx.setting.upsert({ where: { key }, create: { key, value: text }, update: { value: text } });
}
