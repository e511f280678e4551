import { setTimeout as sleep } from "node:timers/promises";
import { reader, transaction } from "@/lib/db/client";
import { rebuild } from "@/lib/rebuild/mutations";
import { readSettings } from "@/lib/settings/data";
import { writeSetting } from "@/lib/settings/mutations";
import { isTimeZone } from "@/lib/time";
import { currentScope } from "@/scripts/cli/scope";
import { progressLine, say, withDatabase } from "@/scripts/cli/session";
import { readArguments, UsageError } from "@/scripts/cli/usage";

/** Servers read settings again after 3 s at most; a batch takes no longer than that. */
const seenMillis = 6000;

export async function setTimeZone(args: readonly string[]): Promise<number> {
  const { positionals } = readArguments(args, {}, ["ZONE"]);
  const [zone = ""] = positionals;
  if (!isTimeZone(zone)) {
    throw new UsageError(
      `“${zone}” is not a time zone of the IANA database. Examples: Europe/Berlin, Asia/Kolkata, UTC.`,
    );
  }
  return await withDatabase(async () => {
    const { timeZone } = await readSettings();
    await transaction((tx) => writeSetting(tx, "timeZone", zone));
    if (timeZone !== zone) {
      say(`The zone was ${timeZone}. Waiting until running servers have seen the new one.`);
      await sleep(seenMillis);
    }
    // Also where the zone stays: an earlier run may have been stopped half-way.
    const { changedCells } = await rebuild(
      reader(),
      await currentScope(),
      progressLine((done) => `${done} messages`),
    );
    say(`${changedCells} cells counted again.`);
    console.log(zone);
    return 0;
  });
}
