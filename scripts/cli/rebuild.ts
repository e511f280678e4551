import { reader } from "@/lib/db/client";
import { verify } from "@/lib/rebuild/data";
import { rebuild } from "@/lib/rebuild/mutations";
import type { Verification } from "@/lib/rebuild/types";
import { currentScope } from "@/scripts/cli/scope";
import { progressLine, say, withDatabase } from "@/scripts/cli/session";
import { readArguments } from "@/scripts/cli/usage";

/** `rebuild`, or with --verify a comparison that changes nothing and ends with 1 if it finds something. */
export async function rebuildOrVerify(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { verify: { type: "boolean" } });
  return await withDatabase(values.verify === true ? compare : correct);
}

async function compare(): Promise<number> {
  const found = await verify(
    reader(),
    await currentScope(),
    progressLine((done) => `${done} messages compared`),
  );
  for (const [what, count] of lines(found)) {
    console.log(`${what}\t${count}`);
  }
  const wrong = found.wrongMessages + found.orphans + found.wrongCells + found.wrongReports;
  if (wrong > 0) {
    say(`The figures are not what the events say. Examples: ${found.examples.join(", ") || "none"}. Run rebuild.`);
  }
  return wrong > 0 ? 1 : 0;
}

function lines(found: Verification): [string, number][] {
  return [
    ["messages", found.messages],
    ["cells", found.cells],
    ["wrong messages", found.wrongMessages],
    ["orphans", found.orphans],
    ["wrong cells", found.wrongCells],
    ["wrong reports", found.wrongReports],
  ];
}

async function correct(): Promise<number> {
  const rebuilt = await rebuild(
    reader(),
    await currentScope(),
    progressLine((done) => `${done} messages folded`),
  );
  console.log(`messages\t${rebuilt.messages}`);
  console.log(`changed messages\t${rebuilt.changedMessages}`);
  console.log(`changed cells\t${rebuilt.changedCells}`);
  return 0;
}
