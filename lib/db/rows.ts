import "server-only";
import { empty, engine, join, raw, type Sql, sql } from "@/lib/db/client";

/** How a column's values travel: `time` as milliseconds since the epoch. */
export type ColumnType = "text" | "int" | "bool" | "time";
export interface Table<Name extends string> {
  name: string;
  columns: Record<Name, ColumnType>;
}
export type Value = string | number | boolean | null;
export type Row<Name extends string> = Record<Name, Value>;

const quoted = (name: string) => raw(`"${name}"`);
const list = (names: readonly string[]) => join(names.map(quoted));

function forPostgres(type: ColumnType, value: Value): Value {
  return type === "time" && typeof value === "number" ? new Date(value).toISOString() : value;
}

const postgresTypes: Record<ColumnType, Sql> = {
  text: raw("text"),
  int: raw("bigint"),
  bool: raw("boolean"),
  time: raw("timestamp"),
};

/** Of so many rows a value that all have is sent once: either engine takes each cell out of the JSON by itself. */
const manyRows = 100;

/**
 * `INSERT INTO table (columns) SELECT … ` of many rows as one JSON parameter, then `tail` (an ON CONFLICT or
 * RETURNING clause). A parameter a value costs several times as much in either driver.
 */
export function insertRows<Name extends string>(
  table: Table<Name>,
  rows: readonly Row<Name>[],
  tail: Sql = empty,
): Sql {
  const names = columnNames(table);
  const [first] = rows;
  const shared = new Set(
    first === undefined || rows.length < manyRows
      ? []
      : names.filter((name) => rows.every((row) => row[name] === first[name])),
  );
  const differing = names.filter((name) => !shared.has(name));
  const target = sql`INSERT INTO ${quoted(table.name)} (${list(names)})`;
  if (engine() === "sqlite") {
    const values = JSON.stringify(rows.map((row) => differing.map((name) => row[name])));
    const columns = join(
      names.map((name) =>
        shared.has(name) ? sql`${first?.[name] ?? null}` : raw(`value ->> ${differing.indexOf(name)}`),
      ),
    );
    // WHERE true: without it SQLite reads ON CONFLICT as a join's ON.
    return sql`${target} SELECT ${columns} FROM json_each(${values}) WHERE true ${tail}`;
  }
  const told = (row: Row<Name> | undefined, name: Name) => forPostgres(table.columns[name], row?.[name] ?? null);
  const values = JSON.stringify(
    rows.map((row) => Object.fromEntries(differing.map((name) => [name, told(row, name)]))),
  );
  const columns = join(
    names.map((name) =>
      shared.has(name) ? sql`${told(first, name)}::${postgresTypes[table.columns[name]]}` : quoted(name),
    ),
  );
  const source = sql`json_populate_recordset(NULL::${quoted(table.name)}, ${values}::json)`;
  return sql`${target} SELECT ${columns} FROM ${source} WHERE true ${tail}`;
}

function columnNames<Name extends string>(table: Table<Name>): Name[] {
  return Object.keys(table.columns) as Name[];
}

/** `ON CONFLICT (keys) DO UPDATE` that sets every other column to the new value. */
export function replacing<Name extends string>(table: Table<Name>, keys: readonly Name[]): Sql {
  const others = columnNames(table).filter((name) => !keys.includes(name));
  return sql`ON CONFLICT (${list(keys)}) DO UPDATE SET ${join(
    others.map((name) => sql`${quoted(name)} = excluded.${quoted(name)}`),
  )}`;
}

/** `ON CONFLICT (keys) DO UPDATE` that adds the new value to the old in every other column. */
export function adding<Name extends string>(table: Table<Name>, keys: readonly Name[]): Sql {
  const others = columnNames(table).filter((name) => !keys.includes(name));
  return sql`ON CONFLICT (${list(keys)}) DO UPDATE SET ${join(
    others.map((name) => sql`${quoted(name)} = ${quoted(table.name)}.${quoted(name)} + excluded.${quoted(name)}`),
  )}`;
}

/** The right side of `IN`: any number of strings as one parameter. */
export function among(values: readonly string[]): Sql {
  const text = JSON.stringify(values);
  return engine() === "sqlite"
    ? sql`(SELECT value FROM json_each(${text}))`
    : sql`(SELECT json_array_elements_text(${text}::json))`;
}

/** Locks the rows read until the transaction ends; SQLite has one writer anyway. */
export const forUpdate = (): Sql => (engine() === "sqlite" ? empty : sql`FOR UPDATE`);
