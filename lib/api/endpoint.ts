import type * as z from "zod";
import type { Paging } from "@/lib/api/envelope";
import type { Actor, Scope } from "@/lib/auth/types";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What a handler is given: checked, decoded, and who asks. */
export interface Call<Query, Body> {
  actor: Actor;
  query: Query;
  body: Body;
  /** A parameter of the path, decoded once. @throws if the path has none of that name */
  param: (name: string) => string;
  now: number;
}

export interface Reply<Data> {
  data: Data;
  status?: number;
  paging?: Paging;
  meta?: Readonly<Record<string, unknown>>;
}

/** One call of the API: how it is asked, who may, what it answers. The description is made from it too. */
export interface Definition<Query extends z.ZodType, Body extends z.ZodType, Data extends z.ZodType> {
  method: Method;
  /** Under /api/v1, with `{name}` for each parameter. */
  path: string;
  summary: string;
  description?: string;
  /** Of the API's parts. */
  tag: string;
  /** One of these is enough; null: anyone may. */
  scopes: readonly Scope[] | null;
  query: Query;
  body: Body;
  /** `bytes`: the body is a file, given to the handler as it arrives; `nothing`: it is not read. JSON unless said. */
  takes?: "json" | "bytes" | "nothing";
  /** Bytes that a JSON body may have; 1 MiB unless said. */
  maxBytes?: number;
  data: Data;
  /** The handler's `data` is text by pieces, sent as a file of this name without the envelope. */
  file?: { type: string; name: string };
  /** Beside `data`: the fields of a page, or a cursor in `meta`. */
  list?: "page" | "cursor";
  /** Further fields of `meta`. */
  meta?: z.ZodType;
  /** The status of success where it is not 200 alone. */
  success?: Readonly<Record<number, string>>;
}

export interface Endpoint {
  definition: Definition<z.ZodType, z.ZodType, z.ZodType>;
  /** Reads the call's parts, runs it and encodes what it gives. */
  run: (call: Call<unknown, unknown>) => Promise<Reply<unknown>>;
}
