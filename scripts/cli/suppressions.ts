import { createReadStream } from "node:fs";
import { findBatch, refusedRows } from "@/lib/suppressions/batches/data";
import { newBatchId } from "@/lib/suppressions/batches/mutations";
import { workspaceScope } from "@/lib/suppressions/constants";
import { exportedCsv } from "@/lib/suppressions/exporting/service";
import { importFile } from "@/lib/suppressions/importing/service";
import { callersPath, progressLine, say, withDatabase } from "@/scripts/cli/session";
import { readArguments, UsageError } from "@/scripts/cli/usage";

const text = { type: "string" } as const;
const complaintsShown = 20;
const progressMillis = 500;

async function complain(batchId: string): Promise<void> {
  let shown = 0;
  for await (const rows of refusedRows(batchId)) {
    for (const { line, message } of rows) {
      if (shown++ === complaintsShown) {
        return;
      }
      say(`Line ${line}: ${message}`);
    }
  }
}

/** Adds the addresses of a file while the server goes on, as one batch. Ends with 1 if some were not taken. */
export async function importSuppressions(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { reason: text, tenant: text }, ["FILE"]);
  const [file = ""] = positionals;
  return await withDatabase(async () => {
    const id = newBatchId();
    const progress = progressLine((done) => `${done} addresses`);
    const timer = setInterval(async () => {
      const batch = await findBatch(id, Date.now()).catch(() => null);
      progress((batch?.added ?? 0) + (batch?.unchanged ?? 0));
    }, progressMillis);
    const input = file === "-" ? process.stdin : createReadStream(callersPath(file));
    const read = await importFile(input, {
      ...{ id, name: file === "-" ? "standard input" : file, actor: "command line" },
      scope: values.tenant ?? workspaceScope,
      ...(values.reason === undefined ? {} : { reason: values.reason }),
    }).finally(() => clearInterval(timer));
    if (!read.ok) {
      throw new UsageError(read.error);
    }
    const { state, trouble, added, unchanged, refused } = read.value;
    await complain(id);
    for (const [what, count] of Object.entries({ added, unchanged, refused })) {
      console.log(`${what}\t${count}`);
    }
    if (trouble !== null) {
      say(trouble);
    }
    return refused > 0 || state !== "done" ? 1 : 0;
  }).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new UsageError(`There is no file ${file}.`);
    }
    throw error;
  });
}

/** Prints what is suppressed now as CSV, a slice at a time; a file that an import reads back whole. */
export async function exportSuppressions(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { tenant: text });
  return await withDatabase(async () => {
    for await (const piece of exportedCsv({ scopes: [values.tenant ?? workspaceScope] }, Date.now())) {
      if (!process.stdout.write(piece)) {
        await new Promise((resolve) => process.stdout.once("drain", resolve));
      }
    }
    return 0;
  });
}
