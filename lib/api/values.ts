import type * as z from "zod";
import { invalid } from "@/lib/api/problem";

// PostgreSQL's text takes no U+0000; a lone surrogate cannot come out of an URL.
const nul = "\u0000";

/** The query of a URL as an object; a name that comes twice counts once. @throws Problem for a value with a NUL */
export function queryOf(url: URL): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    if (value.includes(nul) || name.includes(nul)) {
      throw invalid(name.replaceAll(nul, ""), "A parameter holds a character that is not text.");
    }
    if (!Object.hasOwn(values, name)) {
      Object.defineProperty(values, name, { value, enumerable: true });
    }
  }
  return values;
}

/**
 * The parameters of a path by its template, each decoded once: `%2F` is a slash within one, and a plus is a
 * plus. @throws Problem if one cannot be decoded
 */
export function paramsOf(url: URL, template: string): Map<string, string> {
  const names = template.split("/").slice(1);
  const segments = url.pathname
    .replace(/^\/api\/v1/, "")
    .split("/")
    .slice(1);
  const params = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const key = /^\{(\w+)\}$/.exec(name)?.[1];
    if (key !== undefined) {
      params.set(key, decoded(segments[index] ?? "", key));
    }
  }
  return params;
}

function decoded(segment: string, name: string): string {
  try {
    const value = decodeURIComponent(segment);
    if (!value.includes(nul)) {
      return value;
    }
  } catch {
    // Said below.
  }
  throw invalid(name, `${name} in the path is not percent-encoded text.`);
}

/** @throws Problem that names the first field that does not fit */
export function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) {
    return parsed.data;
  }
  const issue = parsed.error.issues[0];
  const path = issue?.path.map(String).join(".") ?? "";
  const said = issue?.message ?? "does not fit";
  if (path === "") {
    throw invalid("body", `The body ${said}.`);
  }
  throw invalid(path, `${path} ${isAbsent(value, issue?.path ?? []) ? "is missing" : said}.`);
}

function isAbsent(value: unknown, path: readonly PropertyKey[]): boolean {
  let at = value;
  for (const key of path) {
    at = typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined;
  }
  return at === undefined;
}
