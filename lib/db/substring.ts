import "server-only";
import { engine, raw, type Sql, sql } from "@/lib/db/client";
import { likePart, likeStart } from "@/lib/like";

/** A text column that is found by any part of it: an index of its trigrams, made by a migration. */
export interface Searched {
  /** On PostgreSQL the index is on `lower(column)`. */
  column: string;
  /** SQLite's index, and the column that its rows are numbered by. */
  index: string;
  key: string;
}

/** Of less there is no trigram: such text is looked for at the beginning. */
const trigram = 3;
/** Each more costs a list to be read; these tell enough. */
const maxTrigrams = 12;

function trigramQuery(text: string): string {
  const characters = [...text];
  const all = characters.slice(0, 1 - trigram).map((_, at) => characters.slice(at, at + trigram).join(""));
  const step = Math.ceil(all.length / maxTrigrams);
  const some = all.filter((_, index) => index % step === 0);
  return [...new Set(some)].map((part) => `"${part.replaceAll('"', '""')}"`).join(" AND ");
}

/**
 * Conditions for rows whose column (lower case) has the text (lower case) in it. `found`: by the index, for a text that few
 * rows have. `seen`: row by row, for a walk along another index.
 */
export function containing({ column, index, key }: Searched, text: string): { found: Sql; seen: Sql } {
  const name = raw(`"${column}"`);
  const isShort = [...text].length < trigram;
  if (engine() === "postgresql") {
    const like = sql`lower(${name}) LIKE ${isShort ? likeStart(text, "\\") : likePart(text, "\\")}`;
    return { found: like, seen: like };
  }
  if (isShort) {
    const starts = sql`(${name} >= ${text} AND ${name} < ${`${text}\u{10FFFF}`})`;
    return { found: starts, seen: starts };
  }
  const seen = sql`instr(${name}, ${text}) > 0`;
  const search = raw(`"${index}"`);
  const rows = sql`SELECT "rowid" FROM ${search} WHERE ${search} MATCH ${trigramQuery(text)}`;
  return { found: sql`${raw(`"${key}"`)} IN (${rows}) AND ${seen}`, seen };
}
