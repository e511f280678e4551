import "server-only";
import { reader, type Tx } from "@/lib/db/client";
import { defaultSettings } from "@/lib/settings/constants";
import { settingsSchema } from "@/lib/settings/schema";
import type { Settings } from "@/lib/settings/types";

/** The workspace's settings; a key that is absent, or that this version cannot read, has its default. */
export async function readSettings(from: Pick<Tx, "setting"> = reader()): Promise<Settings> {
  const rows = await from.setting.findMany({ where: { key: { in: Object.keys(defaultSettings) } } });
  const settings: Record<string, unknown> = { ...defaultSettings };
  for (const { key, value } of rows) {
    const field = settingsSchema.shape[key as keyof Settings];
    const parsed = field.safeParse(JSON.parse(value));
    if (parsed.success) {
      settings[key] = parsed.data;
    }
  }
  return settingsSchema.parse(settings);
}
