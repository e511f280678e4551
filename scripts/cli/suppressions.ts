import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { reader, transaction } from "@/lib/db/client";
import { workspaceScope } from "@/lib/suppressions/constants";
import { csvLine, harmless } from "@/lib/suppressions/file/csv-line";
import { entryOf } from "@/lib/suppressions/file/entry";
import { headOf } from "@/lib/suppressions/file/head";
import { readRows } from "@/lib/suppressions/file/rows";
import { shapeOf } from "@/lib/suppressions/file/shape";
import type { FileProblem, FileRow, Mapping } from "@/lib/suppressions/file/types";
import { bulkAdd } from "@/lib/suppressions/mutations";
import type { AddSuppression } from "@/lib/suppressions/types";
import { callersPath, progressLine, say, withDatabase } from "@/scripts/cli/session";
import { readArguments, UsageError } from "@/scripts/cli/usage";

const text = { type: "string" } as const;
const sliceSize = 500;
const complaintsShown = 20;

interface Defaults {
  scope: string;
  reason: string | undefined;
}

/** @returns the entry, or what is wrong with it in words */
function additionOf(item: FileRow | FileProblem, mapping: Mapping, defaults: Defaults): AddSuppression | string {
  if ("message" in item) {
    return item.message;
  }
  const entry = entryOf(item, mapping, Date.now());
  if (!entry.ok) {
    return entry.error;
  }
  const { address, shown, reason = defaults.reason, note, expiresAt = null } = entry.value;
  return {
    ...{ scope: defaults.scope, address, shown, origin: "import", actor: "command line", expiresAt },
    ...(reason === undefined ? {} : { reason }),
    ...(note === undefined ? {} : { note }),
  };
}

/** Adds the addresses of a file in slices, while the server goes on. Ends with 1 if some were none. */
export async function importSuppressions(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { reason: text, tenant: text }, ["FILE"]);
  const [file = ""] = positionals;
  const counts = { added: 0, updated: 0, failed: 0 };
  const progress = progressLine((done) => `${done} addresses`);
  let slice: AddSuppression[] = [];
  const write = async () => {
    const { added, updated } = await transaction((tx) => bulkAdd(tx, slice, Date.now()));
    counts.added += added;
    counts.updated += updated;
    slice = [];
    progress(counts.added + counts.updated);
  };
  await withDatabase(async () => {
    const input: Readable = file === "-" ? process.stdin : createReadStream(callersPath(file));
    const { head, isWhole, bytes } = await headOf(input);
    const shape = shapeOf(head, isWhole);
    if (!shape.ok) {
      throw new UsageError(shape.error);
    }
    const mapping = { ...shape.value.mapping, address: shape.value.mapping.address ?? 0 };
    for await (const items of readRows(bytes, shape.value)) {
      for (const item of items) {
        const addition = additionOf(item, mapping, { scope: values.tenant ?? workspaceScope, reason: values.reason });
        if (typeof addition === "string") {
          counts.failed += 1;
          if (counts.failed <= complaintsShown) {
            say(`Line ${item.line}: ${addition}`);
          }
          continue;
        }
        slice.push(addition);
        if (slice.length === sliceSize) {
          await write();
        }
      }
    }
    if (slice.length > 0) {
      await write();
    }
  }).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new UsageError(`There is no file ${file}.`);
    }
    throw error;
  });
  for (const [what, count] of Object.entries(counts)) {
    console.log(`${what}\t${count}`);
  }
  return counts.failed > 0 ? 1 : 0;
}

/** Prints what is suppressed now as CSV, in the order of addresses, a slice at a time. */
export async function exportSuppressions(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { tenant: text });
  const scope = values.tenant ?? workspaceScope;
  return await withDatabase(async () => {
    process.stdout.write(csvLine(["address", "reason", "origin", "createdAt", "expiresAt"]));
    const now = new Date();
    for (let after = ""; ; ) {
      const rows = await reader().suppression.findMany({
        where: { scope, address: { gt: after }, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
        orderBy: { address: "asc" },
        take: sliceSize,
        select: { address: true, reason: true, origin: true, createdAt: true, expiresAt: true },
      });
      for (const { address, reason, origin, createdAt, expiresAt } of rows) {
        const cells = [address, reason ?? "", origin, createdAt.toISOString(), expiresAt?.toISOString() ?? ""];
        process.stdout.write(csvLine(cells.map(harmless)));
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < sliceSize) {
        return 0;
      }
      after = last.address;
    }
  });
}
