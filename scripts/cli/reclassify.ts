import { reader } from "@/lib/db/client";
import { reclassify } from "@/lib/reclassify/mutations";
import { preview } from "@/lib/reclassify/preview";
import type { Progress, Reclassified, Shift, Stage } from "@/lib/reclassify/types";
import { currentScope } from "@/scripts/cli/scope";
import { progressLine, say, withDatabase } from "@/scripts/cli/session";
import { readArguments } from "@/scripts/cli/usage";

/** `reclassify`, or with --dry-run the same figures while nothing is changed. */
export async function reclassifyPast(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { "dry-run": { type: "boolean" } });
  const isDryRun = values["dry-run"] === true;
  return await withDatabase(async () => {
    const work = isDryRun ? preview : reclassify;
    for (const line of lines(await work(reader(), await currentScope(), progressLines()))) {
      console.log(line.join("\t"));
    }
    if (isDryRun) {
      say("This was a dry run: nothing was changed.");
    }
    return 0;
  });
}

function progressLines(): Progress {
  const show: Record<Stage, (done: number) => void> = {
    messages: progressLine((done) => `${done} messages looked at`),
    events: progressLine((done) => `${done} events looked at`),
  };
  return (stage, done) => show[stage](done);
}

function lines(made: Reclassified): (string | number)[][] {
  const { messages, changedMessages, failed, deferred, changedEvents, suppressions } = made;
  return [
    ["messages", messages],
    ["changed messages", changedMessages],
    ...failed.map((shift) => lineOf("failed", shift)),
    ...deferred.map((shift) => lineOf("deferred", shift)),
    ["changed events", changedEvents],
    ["suppressions added", suppressions.added],
    ["suppressions updated", suppressions.updated],
    ["suppressions lifted", suppressions.lifted],
  ];
}

const lineOf = (what: string, { from, to, count }: Shift) => [what, `${from} -> ${to}`, count];
