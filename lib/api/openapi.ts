import "server-only";
import * as z from "zod";
import type { Definition, Endpoint } from "@/lib/api/endpoint";
import { classifyAnswers } from "@/lib/api/endpoints/classify";
import { getEvents } from "@/lib/api/endpoints/events";
import { getBounces, getSummary, getTimeseries } from "@/lib/api/endpoints/figures";
import { getMessage, getMessages } from "@/lib/api/endpoints/messages";
import { checkDomain, getDomain, getDomains, getLimits, getSources } from "@/lib/api/endpoints/state";
import {
  exportSuppressions,
  exportTenantSuppressions,
  getBatch,
  getBatches,
  getRefused,
  importSuppressions,
  importTenantSuppressions,
  undoBatch,
} from "@/lib/api/endpoints/suppression-files";
import { suppressions, tenantSuppressions } from "@/lib/api/endpoints/suppressions";
import { problems } from "@/lib/api/problem";

type Json = Record<string, unknown>;
type Described = Definition<z.ZodType, z.ZodType, z.ZodType>;

const endpoints: readonly Endpoint[] = [
  getSummary,
  getTimeseries,
  getBounces,
  classifyAnswers,
  getMessages,
  getMessage,
  getEvents,
  getDomains,
  getDomain,
  checkDomain,
  getLimits,
  getSources,
  ...Object.values(suppressions),
  ...Object.values(tenantSuppressions),
  importSuppressions,
  importTenantSuppressions,
  getBatches,
  getBatch,
  undoBatch,
  getRefused,
  exportSuppressions,
  exportTenantSuppressions,
];

/** JSON Schema of what travels: times as text. What zod adds for its own sake is left out. */
function schemaOf(schema: z.ZodType): Json {
  const { $schema, ...json } = z.toJSONSchema(schema, {
    io: "input",
    override({ jsonSchema }) {
      if (jsonSchema.format === "date-time") {
        delete jsonSchema.pattern;
      }
      if (jsonSchema.type === "integer") {
        delete jsonSchema.minimum;
        delete jsonSchema.maximum;
      }
    },
  });
  return json;
}

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

function parametersOf({ path, query }: Described): Json[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  const inPath = names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
  const { properties, required } = schemaOf(query);
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  const inQuery = Object.entries(isJson(properties) ? properties : {}).map(([name, property]) => {
    const { description, ...schema } = isJson(property) ? property : {};
    return { name, in: "query", required: needed.includes(name), ...(description ? { description } : {}), schema };
  });
  return [...inPath, ...inQuery];
}

const requestId = { type: "string", description: "Names the call in our log." };
const whole = { type: "integer" };

function metaOf({ list, meta }: Described): Json {
  const own = meta === undefined ? {} : schemaOf(meta).properties;
  const cursor = { nextCursor: { type: ["string", "null"], description: "For the next page; null at the end." } };
  const properties = { requestId, ...(isJson(own) ? own : {}), ...(list === "cursor" ? cursor : {}) };
  return { type: "object", properties, required: Object.keys(properties) };
}

function envelopeOf(definition: Described): Json {
  const paging = definition.list === "page" ? { page: whole, perPage: whole, total: whole, totalPages: whole } : {};
  const properties = {
    success: { const: true },
    data: schemaOf(definition.data),
    ...paging,
    meta: metaOf(definition),
  };
  return { type: "object", properties, required: Object.keys(properties) };
}

const problemSchema = {
  type: "object",
  properties: {
    success: { const: false },
    message: { type: "string" },
    error: {
      type: "object",
      properties: {
        code: { enum: Object.keys(problems) },
        message: { type: "string" },
        field: { type: "string", description: "The parameter or field to blame." },
        suggestion: { type: "string" },
      },
      required: ["code", "message"],
    },
    meta: { type: "object", properties: { requestId }, required: ["requestId"] },
  },
  required: ["success", "message", "error", "meta"],
};

function bodyOf({ takes, body }: Described): Json {
  return takes === "bytes"
    ? { "text/csv": { schema: { type: "string", format: "binary" } } }
    : { "application/json": { schema: schemaOf(body) } };
}

function operationOf(definition: Described): Json {
  const { method, summary, description, tag, scopes, success } = definition;
  const content =
    definition.file === undefined
      ? { "application/json": { schema: envelopeOf(definition) } }
      : { [definition.file.type]: { schema: { type: "string" } } };
  const answers = Object.entries(success ?? { 200: "Done." }).map(([status, words]) => [
    status,
    { description: words, content },
  ]);
  const needs = scopes === null ? "" : `Needs a key with the scope ${[...scopes, "admin"].join(" or ")}.`;
  return {
    summary,
    description: [description, needs].filter((text) => text).join(" "),
    tags: [tag],
    parameters: parametersOf(definition),
    ...(method === "POST" && definition.takes !== "nothing"
      ? { requestBody: { required: true, content: bodyOf(definition) } }
      : {}),
    responses: { ...Object.fromEntries(answers), default: { $ref: "#/components/responses/Problem" } },
  };
}

/** OpenAPI 3.1 of all calls under /api/v1. */
export function openapi(): Json {
  const paths: Record<string, Json> = {};
  for (const { definition } of endpoints) {
    paths[definition.path] = { ...paths[definition.path], [definition.method.toLowerCase()]: operationOf(definition) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Mailgauge",
      version: "1",
      description:
        "Figures, messages, events, domains, limits, the suppression list, and what SMTP answers mean. The suppression calls have the fields and answers of Ark's API.",
    },
    servers: [{ url: "/api/v1" }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "An API key, made under Settings or by the CLI." },
      },
      responses: {
        Problem: {
          description: "Not done; error says why.",
          content: { "application/json": { schema: problemSchema } },
        },
      },
    },
  };
}
