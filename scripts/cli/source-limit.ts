import { handLimitSchema } from "@/lib/limits/schema";
import { enterLimit } from "@/lib/limits/service";
import { say, withDatabase } from "@/scripts/cli/session";
import { readArguments, UsageError } from "@/scripts/cli/usage";

/** Enters how many mails an hour a source may send; "none" takes that back. */
export async function sourceLimit(args: readonly string[]): Promise<number> {
  const { positionals } = readArguments(args, {}, ["ID", "N"]);
  const [sourceId = "", text = ""] = positionals;
  const parsed = handLimitSchema.safeParse({ sourceId, limit: text === "none" ? null : text });
  if (!parsed.success) {
    throw new UsageError(parsed.error.issues[0]?.message ?? "Give a number of mails an hour, or none.");
  }
  const { limit } = parsed.data;
  return await withDatabase(async () => {
    if (!(await enterLimit(sourceId, limit))) {
      say(`There is no source ${sourceId}.`);
      return 1;
    }
    say(limit === null ? `${sourceId} has no limit by hand any more.` : `${sourceId}: ${limit} mails an hour.`);
    return 0;
  });
}
