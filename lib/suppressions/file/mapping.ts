import { err, ok, type Result } from "@/lib/result";
import { fields } from "@/lib/suppressions/file/constants";
import type { Field, Mapping } from "@/lib/suppressions/file/types";

export const noMapping: Mapping = { address: null, reason: null, note: null, addedAt: null, expiresAt: null };

const assignment = /^([a-z]+):(.*)$/i;
const index = /^\d{1,4}$/;

/** Reads an assignment such as `address:0,reason:2`. The error is a sentence for whoever gave it. */
export function mappingFrom(text: string, columnCount: number): Result<Mapping, string> {
  const mapping = { ...noMapping };
  const taken = new Set<number>();
  for (const part of text === "" ? [] : text.split(",")) {
    const read = assignmentIn(part, columnCount);
    if (!read.ok) {
      return read;
    }
    const { field, column } = read.value;
    if (mapping[field] !== null) {
      return err(`columns gives ${field} twice`);
    }
    if (taken.has(column)) {
      return err(`columns gives column ${column} to two fields`);
    }
    taken.add(column);
    mapping[field] = column;
  }
  return mapping.address === null ? err("columns names no column of addresses: give it as address:0") : ok(mapping);
}

/** What `mappingFrom` reads: the fields that a column holds. */
export function mappingText(mapping: Mapping): string {
  return fields.flatMap((field) => (mapping[field] === null ? [] : [`${field}:${mapping[field]}`])).join(",");
}

function assignmentIn(part: string, columnCount: number): Result<{ field: Field; column: number }, string> {
  const [, name = "", number = ""] = assignment.exec(part) ?? [];
  if (name === "") {
    return err(`columns holds “${part}”: give fields and columns as in address:0,reason:2`);
  }
  const field = fields.find((known) => known === name);
  if (field === undefined) {
    return err(`columns names a field “${name}”: there are ${fields.join(", ")}`);
  }
  if (!index.test(number)) {
    return err(`columns has “${number}” for ${field}: give the number of a column, from 0`);
  }
  const column = Number(number);
  return column < columnCount
    ? ok({ field, column })
    : err(`columns has column ${column} for ${field}: the file has ${columnCount}, counted from 0`);
}
