import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { reader, transaction } from "@/lib/db/client";
import { parseAddress } from "@/lib/suppressions/address";
import { workspaceScope } from "@/lib/suppressions/constants";
import { bulkAdd } from "@/lib/suppressions/mutations";
import type { AddSuppression } from "@/lib/suppressions/types";
import { csvLine, readCsv } from "@/scripts/cli/csv";
import { callersPath, progressLine, say, withDatabase } from "@/scripts/cli/session";
import { readArguments, UsageError } from "@/scripts/cli/usage";

const text = { type: "string" } as const;
const sliceSize = 500;
const complaintsShown = 20;
const addressColumn = /^"?(e-?mail([ _-]?address)?|address|recipient)"?$/i;

interface Columns {
  address: number;
  reason: number;
  expiresAt: number;
}

/** Where things are, by the names of the first line; null where it is no line of names. */
function columnsOf(record: readonly string[]): Columns | null {
  const names = record.map((name) => name.trim());
  const address = names.findIndex((name) => addressColumn.test(name));
  return address === -1
    ? null
    : {
        address,
        reason: names.findIndex((name) => /^reason$/i.test(name)),
        expiresAt: names.findIndex((name) => /^expires[ _-]?at$/i.test(name)),
      };
}

interface Defaults {
  scope: string;
  reason: string | undefined;
}

/** @returns the entry, or what is wrong with it in words */
function entryOf(record: readonly string[], columns: Columns, { scope, reason }: Defaults): AddSuppression | string {
  const parsed = parseAddress(record[columns.address] ?? "");
  if (!parsed.ok) {
    return parsed.error;
  }
  const until = (record[columns.expiresAt] ?? "").trim();
  const expiresAt = until === "" ? null : Date.parse(until);
  if (expiresAt !== null && Number.isNaN(expiresAt)) {
    return "expiresAt is not a time in ISO 8601";
  }
  const said = (record[columns.reason] ?? "").trim() || reason;
  return {
    ...{ scope, address: parsed.value.address, shown: parsed.value.shown, origin: "import", actor: "command line" },
    ...(said === undefined ? {} : { reason: said }),
    expiresAt,
  };
}

/** Adds the addresses of a file in slices, while the server goes on. Ends with 1 if some were none. */
export async function importSuppressions(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { reason: text, tenant: text }, ["FILE"]);
  const [file = ""] = positionals;
  const input: Readable = file === "-" ? process.stdin : createReadStream(callersPath(file));
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
    let columns: Columns | null = null;
    let line = 0;
    for await (const record of readCsv(input.setEncoding("utf8"))) {
      line += 1;
      if (columns === null) {
        columns = columnsOf(record);
        if (columns !== null) {
          continue;
        }
        columns = { address: 0, reason: -1, expiresAt: -1 };
      }
      const entry = entryOf(record, columns, { scope: values.tenant ?? workspaceScope, reason: values.reason });
      if (typeof entry === "string") {
        counts.failed += 1;
        if (counts.failed <= complaintsShown) {
          say(`Record ${line}: ${entry}`);
        }
        continue;
      }
      slice.push(entry);
      if (slice.length === sliceSize) {
        await write();
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
        process.stdout.write(csvLine(cells));
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < sliceSize) {
        return 0;
      }
      after = last.address;
    }
  });
}
