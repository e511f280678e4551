import "server-only";
import { engine, raw, type Sql, sql } from "@/lib/db/client";
import { likePart, likeStart } from "@/lib/like";

/** A text column that is found by any part of it: an index of its trigrams, made by a migration. */
export interface Searched {
  table: string;
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

/** Conditions for rows whose column (lower case) has a text (lower case) in it. */
export interface Containing {
  /** By the index, for a text that few rows have. */
  found: Sql;
  /** Row by row, for a walk along another index. */
  seen: Sql;
  /** What to select from with `seen` to have the rows one by one from the index: SQLite reads all of `found` first. */
  from: Sql;
}

/** How rows are found by a part of a text. */
export function containing({ table, column, index, key }: Searched, text: string): Containing {
  const name = raw(`"${column}"`);
  const from = raw(`"${table}"`);
  const isShort = [...text].length < trigram;
  if (engine() === "postgresql") {
    const like = sql`lower(${name}) LIKE ${isShort ? likeStart(text, "\\") : likePart(text, "\\")}`;
    return { found: like, seen: like, from };
  }
  if (isShort) {
    const starts = sql`(${name} >= ${text} AND ${name} < ${`${text}\u{10FFFF}`})`;
    return { found: starts, seen: starts, from };
  }
  const seen = sql`instr(${name}, ${text}) > 0`;
  const search = raw(`"${index}"`);
  const matching = sql`FROM ${search} WHERE ${search} MATCH ${trigramQuery(text)}`;
  const number = raw(`"${key}"`);
  return {
    found: sql`${number} IN (SELECT "rowid" ${matching}) AND ${seen}`,
    seen,
    // CROSS: in this order.
    from: sql`(SELECT "rowid" AS "hit" ${matching}) AS "hits" CROSS JOIN ${from} ON ${number} = "hit"`,
  };
}
