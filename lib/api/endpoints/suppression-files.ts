import "server-only";
import * as z from "zod";
import { piecesSchema } from "@/lib/api/envelope";
import { invalid, notFound } from "@/lib/api/problem";
import { endpoint } from "@/lib/api/route";
import { actorName, type Family, narrowedTo, narrowingFields, ofTenant, scopesFor } from "@/lib/api/suppression-calls";
import { findBatch, listBatches, refusedRows } from "@/lib/suppressions/batches/data";
import { undo } from "@/lib/suppressions/batches/service";
import { maxReasonLength } from "@/lib/suppressions/constants";
import { exportedCsv } from "@/lib/suppressions/exporting/service";
import { csvLine, harmless } from "@/lib/suppressions/file/csv-line";
import { importRows } from "@/lib/suppressions/importing/thread";
import { batchJson, batchSchema } from "@/lib/suppressions/schema";

const none = z.object({});
const about = (description: string) => ({ description });
const toldRefusals = 100;

const bytes = z.custom<AsyncIterable<Uint8Array>>();

const importFields = {
  name: z.string().max(200).exactOptional().meta(about("Of the file, as the list of changes shows it.")),
  columns: z
    .string()
    .max(1000)
    .exactOptional()
    .meta(about("Which column holds what, counted from 0, such as address:0,reason:2. Guessed if absent.")),
  header: z
    .enum(["true", "false"], "must be true or false")
    .exactOptional()
    .meta(about("Whether the first line names the columns. Guessed if absent.")),
  reason: z.string().max(maxReasonLength).exactOptional().meta(about("For rows that have none.")),
  expiresAt: z.iso
    .datetime({ offset: true, error: "must be an ISO 8601 time, such as 2027-01-31T00:00:00Z" })
    .exactOptional()
    .meta(about("For rows that have none.")),
  batch: z
    .string()
    .regex(/^bat_[a-z0-9]{20}$/, "must be bat_ and 20 of a-z and 0-9")
    .exactOptional()
    .meta(about("An id of your own for the batch, to watch it while the import runs.")),
};
type ImportQuery = z.output<z.ZodObject<typeof importFields>>;

const refusalSchema = z.object({ line: z.int(), text: z.string(), message: z.string() });
const importedSchema = batchSchema.extend({
  refusals: z.array(refusalSchema).meta(about("The first hundred rows that were not taken.")),
});

const endOf = (expiresAt: string, now: number): number => {
  const at = Date.parse(expiresAt);
  if (!(at > now)) {
    throw invalid("expiresAt", "expiresAt must be in the future.");
  }
  return at;
};

/** How the rows of a file are read, as a query says it. */
function optionsOf({ columns, header, reason, expiresAt, batch }: ImportQuery, now: number) {
  return {
    ...(columns === undefined ? {} : { columns }),
    ...(header === undefined ? {} : { hasHeader: header === "true" }),
    ...(reason === undefined ? {} : { reason }),
    ...(expiresAt === undefined ? {} : { expiresAt: endOf(expiresAt, now) }),
    ...(batch === undefined ? {} : { id: batch }),
  };
}

async function firstRefusals(batchId: string) {
  for await (const rows of refusedRows(batchId)) {
    return rows.slice(0, toldRefusals);
  }
  return [];
}

function importEndpoint(family: Family) {
  return endpoint(
    {
      method: "POST",
      path: `${family.base}/suppressions/import`,
      summary: "Suppress the addresses of a file",
      description:
        "The body is the file: CSV in any of the usual forms, with or without a line of names, or a list with an address a line. Read as it arrives, of any size. Addresses that are there already are left as they are, so that it is safe to send a file twice. Rows that are no address are refused one by one; all of them are at /suppressions/batches/{id}/refused.",
      tag: family.tag,
      scopes: ["suppressions"],
      query: z.object(importFields),
      body: bytes,
      takes: "bytes",
      data: importedSchema,
    },
    async ({ body, query, param, actor, now }) => {
      const { own } = scopesFor(family, param);
      if (query.batch !== undefined && (await findBatch(query.batch, now)) !== null) {
        throw invalid("batch", "This id of a batch is taken.");
      }
      const read = await importRows(body, {
        ...optionsOf(query, now),
        name: query.name ?? "file by API",
        scope: own,
        actor: actorName(actor),
      });
      if (!read.ok) {
        throw invalid("body", read.error);
      }
      return { data: { ...batchJson(read.value), refusals: await firstRefusals(read.value.id) } };
    },
  );
}

/** @throws Problem if there is no batch of that id */
async function batchOf(id: string, now: number) {
  const batch = await findBatch(id, now);
  if (batch === null) {
    throw notFound("There is no batch of this id.");
  }
  return batch;
}

/** Of the workspace. */
export const importSuppressions = importEndpoint({ base: "", tag: "Suppressions" });
export const importTenantSuppressions = importEndpoint({
  base: "/tenants/{tenant}",
  tag: "Suppressions of a tenant",
});

export const getBatches = endpoint(
  {
    method: "GET",
    path: "/suppressions/batches",
    summary: "What was done to the list, newest first",
    tag: "Suppressions",
    scopes: ["read", "suppressions"],
    query: z.object({
      page: z
        .string()
        .regex(/^[1-9]\d{0,5}$/, "must be a whole number from 1")
        .transform(Number)
        .exactOptional(),
    }),
    body: z.unknown(),
    data: z.array(batchSchema),
    meta: z.object({ more: z.boolean() }),
  },
  async ({ query: { page = 1 }, now }) => {
    const { rows, more } = await listBatches(page, now);
    return { data: rows.map(batchJson), meta: { more } };
  },
);

export const getBatch = endpoint(
  {
    method: "GET",
    path: "/suppressions/batches/{id}",
    summary: "How far a batch is, or how it ended",
    tag: "Suppressions",
    scopes: ["read", "suppressions"],
    query: none,
    body: z.unknown(),
    data: batchSchema,
  },
  async ({ param, now }) => ({ data: batchJson(await batchOf(param("id"), now)) }),
);

export const undoBatch = endpoint(
  {
    method: "POST",
    path: "/suppressions/batches/{id}/undo",
    summary: "Bring back what a batch changed",
    description:
      "Addresses that somebody changed since are left as they are, and counted as unchanged. A large batch goes on after the answer: ask for the batch that it gives.",
    tag: "Suppressions",
    scopes: ["suppressions"],
    query: none,
    body: z.unknown(),
    takes: "nothing",
    data: batchSchema,
  },
  async ({ param, actor, now }) => {
    const batch = await batchOf(param("id"), now);
    if (batch.undoneBy !== null) {
      throw invalid("id", "This batch was undone already.", `Undo ${batch.undoneBy} to bring it back.`);
    }
    if (batch.state === "running") {
      throw invalid("id", "This batch is still running.", "Ask again when it has ended.");
    }
    const title = `Undo: ${batch.title}`;
    const done = await undo({ batchId: batch.id, from: null, to: null }, { title, actor: actorName(actor) });
    if (done === null) {
      throw notFound("The undo was begun, but the database does not say how it ended.");
    }
    return { data: batchJson(done) };
  },
);

export const getRefused = endpoint(
  {
    method: "GET",
    path: "/suppressions/batches/{id}/refused",
    summary: "Rows of an import that were not taken: line, reason and text, as CSV",
    tag: "Suppressions",
    scopes: ["read", "suppressions"],
    query: none,
    body: z.unknown(),
    data: piecesSchema,
    file: { type: "text/csv", name: "refused.csv" },
  },
  async ({ param, now }) => {
    const { id } = await batchOf(param("id"), now);
    async function* lines() {
      yield csvLine(["line", "reason", "text"]);
      for await (const rows of refusedRows(id)) {
        yield rows.map(({ line, message, text }) => csvLine([String(line), message, harmless(text)])).join("");
      }
    }
    return { data: lines() };
  },
);

function exportEndpoint(family: Family) {
  return endpoint(
    {
      method: "GET",
      path: `${family.base}/suppressions/export`,
      summary: "The list as CSV, narrowed as the list is",
      description: `Made while it is sent, in the order of entry. ${family.base === "" ? "The workspace's list and the tenants'; list=workspace leaves those out." : ofTenant} A cell that a spreadsheet would take for a formula has a ' before it; an import takes it away.`,
      tag: family.tag,
      scopes: ["read", "suppressions"],
      query: z.object({ ...narrowingFields, list: z.enum(["workspace"], "must be workspace").exactOptional() }),
      body: z.unknown(),
      data: piecesSchema,
      file: { type: "text/csv", name: "suppressions.csv" },
    },
    async ({ query: { list, ...narrowing }, param, now }) => {
      const { seen } = scopesFor(family, param);
      const all = family.base === "" && list === undefined;
      const filters = { ...(await narrowedTo(narrowing)), ...(all ? {} : { scopes: seen }) };
      return { data: exportedCsv(filters, now) };
    },
  );
}

export const exportSuppressions = exportEndpoint({ base: "", tag: "Suppressions" });
export const exportTenantSuppressions = exportEndpoint({
  base: "/tenants/{tenant}",
  tag: "Suppressions of a tenant",
});
