import { countOld, horizonOf, leastDays } from "@/lib/retention/data";
import { prune as pruneMessages } from "@/lib/retention/mutations";
import { readSettings } from "@/lib/settings/data";
import { progressLine, say, withDatabase } from "@/scripts/cli/session";
import { readArguments, UsageError } from "@/scripts/cli/usage";

export async function prune(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { days: { type: "string" }, "dry-run": { type: "boolean" } });
  const given = values.days === undefined ? null : Number(values.days);
  if (given !== null && !(Number.isInteger(given) && given >= leastDays)) {
    throw new UsageError(`--days is a whole number, ${leastDays} or more: the hourly figures reach back so far.`);
  }
  return await withDatabase(async () => {
    const { retentionDays, timeZone } = await readSettings();
    const days = given ?? retentionDays;
    if (days === null) {
      say("The workspace keeps everything. Give --days N, or set a retention.");
      return 1;
    }
    const now = Date.now();
    const horizon = horizonOf(days, now, timeZone);
    say(`Messages whose last event is before ${new Date(horizon).toISOString()}:`);
    const pruned =
      values["dry-run"] === true
        ? await countOld(horizon, now)
        : await pruneMessages(
            horizon,
            now,
            progressLine((done) => `${done} messages deleted`),
          );
    console.log(`messages\t${pruned.messages}`);
    console.log(`events\t${pruned.events}`);
    console.log(`hour cells\t${pruned.hourCells}`);
    return 0;
  });
}
