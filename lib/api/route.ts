import "server-only";
import type * as z from "zod";
import { fileOf, readJson } from "@/lib/api/body";
import type { Call, Definition, Endpoint, Method, Reply } from "@/lib/api/endpoint";
import { dataResponse, fileResponse, newRequestId, piecesSchema, problemResponse } from "@/lib/api/envelope";
import { Problem } from "@/lib/api/problem";
import { checked, paramsOf, queryOf } from "@/lib/api/values";
import { authorizeApi } from "@/lib/auth/gate";
import type { Actor, Scope } from "@/lib/auth/types";
import { unavailable } from "@/lib/db/failure";
import { log } from "@/lib/log";

const defaultMaxBytes = 1_048_576;
const visitor: Actor = { kind: "demo", id: "anyone", name: "anyone", role: null, scopes: [] };
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** Joins a definition and its handler; what the handler gives is encoded by the definition's schema. */
export function endpoint<Query extends z.ZodType, Body extends z.ZodType, Data extends z.ZodType>(
  definition: Definition<Query, Body, Data>,
  handle: (call: Call<z.output<Query>, z.output<Body>>) => Promise<Reply<z.output<Data>>>,
): Endpoint {
  return {
    definition,
    async run({ query, body, ...call }) {
      const reply = await handle({
        ...call,
        query: checked(definition.query, query),
        body: checked(definition.body, body),
      });
      return { ...reply, data: definition.data.encode(reply.data) };
    },
  };
}

/** Who asks. @throws Problem if nobody with one of the scopes does */
export async function requireScope(request: Request, scopes: readonly Scope[]): Promise<Actor> {
  const authorized = await authorizeApi(request, scopes);
  if (authorized.ok) {
    return authorized.value;
  }
  const { code, message, status } = authorized.error;
  throw new Problem(code, { message }, status === 401 ? { "WWW-Authenticate": "Bearer" } : {});
}

type Asked = Pick<Definition<z.ZodType, z.ZodType, z.ZodType>, "method" | "takes" | "maxBytes">;

async function bodyOf(request: Request, { method, takes, maxBytes }: Asked): Promise<unknown> {
  if (method !== "POST" || takes === "nothing") {
    return undefined;
  }
  return takes === "bytes" ? await fileOf(request) : await readJson(request, maxBytes ?? defaultMaxBytes);
}

async function answer(request: Request, { definition, run }: Endpoint, requestId: string): Promise<Response> {
  const actor = definition.scopes === null ? visitor : await requireScope(request, definition.scopes);
  const url = new URL(request.url);
  const params = paramsOf(url, definition.path);
  const reply = await run({
    actor,
    query: queryOf(url),
    body: await bodyOf(request, definition),
    param(name) {
      const value = params.get(name);
      if (value === undefined) {
        throw new Error(`${definition.path} has no parameter ${name}`);
      }
      return value;
    },
    now: Date.now(),
  });
  const { data, status, meta, paging } = reply;
  if (definition.file !== undefined) {
    return fileResponse(piecesSchema.parse(data), { requestId, ...definition.file });
  }
  return dataResponse(
    data,
    { requestId, ...(status === undefined ? {} : { status }), ...(meta === undefined ? {} : { meta }) },
    paging,
  );
}

function problemFor(error: unknown, requestId: string): Problem {
  if (error instanceof Problem) {
    return error;
  }
  const down = unavailable(error);
  if (down !== null) {
    return new Problem("database_unavailable", { message: down.message }, { "Retry-After": "5" });
  }
  // The message may quote what was asked for: an address does not belong in a log.
  log.error(
    { requestId, name: error instanceof Error ? error.name : typeof error, stack: framesOf(error) },
    "an API call failed",
  );
  return new Problem("internal_error", {
    message: `Something went wrong on our side. The log has more under ${requestId}.`,
  });
}

function framesOf(error: unknown): string[] {
  const lines = error instanceof Error ? (error.stack ?? "").split("\n") : [];
  return lines.filter((line) => /^\s+at /.test(line)).slice(0, 8);
}

async function guarded(requestId: string, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    return problemResponse(problemFor(error, requestId), requestId);
  }
}

function serve(request: Request, found: Endpoint): Promise<Response> {
  const requestId = newRequestId();
  return guarded(requestId, () => answer(request, found, requestId));
}

type Handler = (request: Request) => Promise<Response>;

type Handlers = Record<Method | "OPTIONS", Handler>;

/** Every method answers JSON, those that are not there with 405. */
function handlersFor(present: Readonly<Partial<Record<Method, Handler>>>): Handlers {
  const allowed = methods.filter((method) => present[method] !== undefined);
  const allow = [...allowed, ...(present.GET === undefined ? [] : ["HEAD"]), "OPTIONS"].join(", ");
  const refuse: Handler = async (request) => {
    const message = `${request.method} is not possible here. Possible: ${allowed.join(", ")}.`;
    return problemResponse(new Problem("method_not_allowed", { message }, { Allow: allow }), newRequestId());
  };
  const options: Handler = async () => new Response(null, { status: 204, headers: { Allow: allow } });
  return {
    GET: present.GET ?? refuse,
    POST: present.POST ?? refuse,
    PUT: present.PUT ?? refuse,
    PATCH: present.PATCH ?? refuse,
    DELETE: present.DELETE ?? refuse,
    OPTIONS: options,
  };
}

/** The exports of a route file. */
export function apiRoute(...endpoints: readonly Endpoint[]): Handlers {
  const present: Partial<Record<Method, Handler>> = {};
  for (const found of endpoints) {
    present[found.definition.method] = (request) => serve(request, found);
  }
  return handlersFor(present);
}

/** The exports of a route file that answers a document as it is, without the envelope. */
export function documentRoute(write: (request: Request) => Promise<Response>): Handlers {
  const get: Handler = (request) => guarded(newRequestId(), () => write(request));
  return handlersFor({ GET: get });
}

/** For a path under /api/v1 that is none. */
export function unknownPath(): Record<Method, Handler> {
  const refuse: Handler = async () => {
    const problem = new Problem("not_found", {
      message: "There is no such call. GET /api/v1/openapi.json lists all.",
    });
    return problemResponse(problem, newRequestId());
  };
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse };
}
