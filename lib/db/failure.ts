import "server-only";

/**
 * The database cannot take the write now (locked, disk full, not reachable): nothing was recorded
 * and the same call may be made again later. The message is for the operator.
 */
export class DatabaseUnavailable extends Error {
  override name = "DatabaseUnavailable";
}

const busy = /SQLITE_BUSY|SQLITE_LOCKED|SocketTimeout|database is locked/;
const repeatable = /\b40001\b|\b40P01\b|\bP2034\b|TransactionWriteConflict|deadlock detected|could not serialize/;
const storage =
  /SQLITE_(FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB)|disk is full|disk I\/O error|readonly database|\b53100\b/;
const connection =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|\b57P0[1-5]\b|\b08\d{3}\b|\b53[23]00\b|\bP1001\b|\bP1002\b|\bP1008\b|\bP1017\b|\bP2024\b|\bP2028\b|DatabaseNotReachable|ConnectionClosed|Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Server has closed the connection|Can't reach database/;

/** Prisma nests the driver's error at several depths by engine and call; the words are the same everywhere. */
function textOf(error: unknown, depth = 0): string {
  if (depth > 5 || typeof error !== "object" || error === null) {
    return typeof error === "string" ? error : "";
  }
  const parts: string[] = [];
  for (const key of ["name", "code", "originalCode", "kind", "message", "originalMessage"]) {
    const value = Reflect.get(error, key);
    if (typeof value === "string") {
      parts.push(value);
    }
  }
  for (const key of ["cause", "meta", "driverAdapterError"]) {
    parts.push(textOf(Reflect.get(error, key), depth + 1));
  }
  return parts.join(" ");
}

/** Another writer was in the way; the same transaction may succeed at once. */
export function isContention(error: unknown): boolean {
  const text = textOf(error);
  return busy.test(text) || repeatable.test(text);
}

/** By its name: the server's bundles each have a copy of the class, and what the commit thread throws is another's. */
const isSaid = (error: unknown): error is DatabaseUnavailable =>
  error instanceof Error && error.name === "DatabaseUnavailable";

/** Puts a failure that is the database's own state, not the data's, in words; null for any other. */
export function unavailable(error: unknown): DatabaseUnavailable | null {
  if (isSaid(error)) {
    return error;
  }
  const text = textOf(error);
  const words = storage.test(text)
    ? "The database cannot write: its disk is full or read-only. Free space, then events are taken again by themselves."
    : busy.test(text)
      ? "The database is locked by another process. Close whatever holds it open for writing."
      : connection.test(text) || repeatable.test(text)
        ? "The database does not answer. Check that it runs and that DATABASE_URL is right."
        : null;
  return words === null ? null : new DatabaseUnavailable(words, { cause: error });
}
