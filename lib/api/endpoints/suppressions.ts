import "server-only";
import * as z from "zod";
import { pageFields, pageOf } from "@/lib/api/params";
import { invalid, notFound } from "@/lib/api/problem";
import { endpoint } from "@/lib/api/route";
import { actorName, type Family, narrowedTo, narrowingFields, ofTenant, scopesFor } from "@/lib/api/suppression-calls";
import { addEntries, entryFrom, type Scoped } from "@/lib/api/suppression-entries";
import { parseAddress } from "@/lib/suppressions/address";
import { maxBulk, maxChecked } from "@/lib/suppressions/constants";
import { checkAddresses, findSuppression, readStatus } from "@/lib/suppressions/data";
import { listSuppressions } from "@/lib/suppressions/list/data";
import {
  addBodySchema,
  bulkBodySchema,
  bulkResultSchema,
  checkBodySchema,
  checkedJson,
  checkedSchema,
  scopeName,
  statusSchema,
  suppressionJson,
  suppressionSchema,
} from "@/lib/suppressions/schema";
import { release, suppress } from "@/lib/suppressions/service";
import { suppressionSorts } from "@/lib/suppressions/types";

const mebibyte = 1_048_576;
const none = z.object({});
const noBody = z.unknown();

/** @throws Problem for what is no address */
function addressOf(text: string) {
  const parsed = parseAddress(text);
  if (!parsed.ok) {
    throw invalid("address", `${parsed.error}.`, "Give one full address, such as ana@example.com.");
  }
  return parsed.value;
}

function listEndpoint(family: Family) {
  return endpoint(
    {
      method: "GET",
      path: `${family.base}/suppressions`,
      summary: "Suppressed addresses, newest first",
      ...(family.base === "" ? {} : { description: ofTenant }),
      tag: family.tag,
      scopes: ["read", "suppressions"],
      query: z.object({
        ...pageFields,
        ...narrowingFields,
        sort: z
          .enum(suppressionSorts, `must be one of ${suppressionSorts.join(", ")}`)
          .exactOptional()
          .meta({
            description: "By expiresAt only those that expire are listed.",
          }),
        order: z.enum(["asc", "desc"], "must be asc or desc").exactOptional(),
      }),
      body: noBody,
      data: z.array(suppressionSchema),
      list: "page",
      meta: z.object({
        totalIsLeast: z
          .boolean()
          .meta({ description: "There are more than total says: a narrowed list is counted up to 1,000." }),
      }),
    },
    async ({ query: { page, perPage, sort, order, ...narrowing }, param, now }) => {
      const { rows, more, ...paging } = await listSuppressions({
        ...(await narrowedTo(narrowing)),
        ...pageOf({ ...(page === undefined ? {} : { page }), ...(perPage === undefined ? {} : { perPage }) }),
        ...(sort === undefined ? {} : { sort }),
        ...(order === undefined ? {} : { descending: order === "desc" }),
        scopes: scopesFor(family, param).seen,
        now,
      });
      return { data: rows.map(suppressionJson), paging, meta: { totalIsLeast: more } };
    },
  );
}

function addEndpoint(family: Family) {
  return endpoint(
    {
      method: "POST",
      path: `${family.base}/suppressions`,
      summary: "Suppress an address, or renew its reason",
      description:
        "Adding twice is no error. Without expiresAt the address stays suppressed until it is removed; without reason one that is there keeps its reason.",
      tag: family.tag,
      scopes: ["suppressions"],
      query: none,
      body: addBodySchema,
      data: suppressionSchema,
      success: { 200: "It was suppressed already; the reason is renewed.", 201: "It is suppressed now." },
    },
    async ({ body, param, actor, now }) => {
      const { own } = scopesFor(family, param);
      const entry = entryFrom(body, { scope: own, actor: actorName(actor), now });
      const { result } = await suppress(entry, now);
      const added = await findSuppression([own], entry.address, now);
      if (added === null) {
        throw notFound("The address was removed again at the same moment.");
      }
      return { data: suppressionJson(added), status: result === "added" ? 201 : 200 };
    },
  );
}

function statusEndpoint(family: Family) {
  return endpoint(
    {
      method: "GET",
      path: `${family.base}/suppressions/{address}`,
      summary: "Whether an address is suppressed",
      description:
        `An address that is not gives suppressed: false, not an error. ${family.base === "" ? "" : ofTenant}`.trim(),
      tag: family.tag,
      scopes: ["read", "suppressions"],
      query: none,
      body: noBody,
      data: statusSchema,
    },
    async ({ param, now }) => {
      const { address } = addressOf(param("address"));
      const { scope, ...status } = await readStatus(scopesFor(family, param).seen, address, now);
      return { data: { ...status, scope: scopeName(scope) } };
    },
  );
}

function removeEndpoint(family: Family) {
  return endpoint(
    {
      method: "DELETE",
      path: `${family.base}/suppressions/{address}`,
      summary: "Take an address off the list",
      ...(family.base === ""
        ? {}
        : { description: "An address that only the workspace's list holds is not removed here." }),
      tag: family.tag,
      scopes: ["suppressions"],
      query: none,
      body: noBody,
      data: z.object({ message: z.string() }),
    },
    async ({ param, actor, now }) => {
      const { own, seen } = scopesFor(family, param);
      const { address } = addressOf(param("address"));
      const entry = { scope: own, address, origin: "api" as const, actor: actorName(actor) };
      if ((await release(entry, now)) !== null) {
        return { data: { message: "Removed from suppression list" } };
      }
      if ((await findSuppression(seen, address, now)) !== null) {
        throw notFound(
          "This address is not on the tenant's list; it is on the workspace's, which holds for all tenants.",
          "Remove it there: DELETE /api/v1/suppressions/{address}.",
        );
      }
      throw notFound("This address is not on the suppression list.");
    },
  );
}

function bulkEndpoint(family: Family) {
  return endpoint(
    {
      method: "POST",
      path: `${family.base}/suppressions/bulk`,
      summary: `Suppress up to ${maxBulk} addresses`,
      description:
        "Each entry is {address, reason?, expiresAt?}. One that is no address is counted as failed and harms no other.",
      tag: family.tag,
      scopes: ["suppressions"],
      query: none,
      body: bulkBodySchema,
      maxBytes: 4 * mebibyte,
      data: bulkResultSchema,
    },
    async ({ body, param, actor, now }) => {
      const scoped: Scoped = { scope: scopesFor(family, param).own, actor: actorName(actor), now };
      return { data: await addEntries(body.suppressions, scoped) };
    },
  );
}

function checkEndpoint(family: Family) {
  return endpoint(
    {
      method: "POST",
      path: `${family.base}/suppressions/check`,
      summary: `Which of up to ${maxChecked} addresses are suppressed, in the order asked`,
      ...(family.base === "" ? {} : { description: ofTenant }),
      tag: family.tag,
      scopes: ["read", "suppressions"],
      query: none,
      body: checkBodySchema,
      maxBytes: 4 * mebibyte,
      data: z.array(checkedSchema),
    },
    async ({ body, param, now }) => {
      const checked = await checkAddresses(scopesFor(family, param).seen, body.addresses, now);
      return { data: checked.map(checkedJson) };
    },
  );
}

function family(of: Family) {
  return {
    list: listEndpoint(of),
    add: addEndpoint(of),
    status: statusEndpoint(of),
    remove: removeEndpoint(of),
    bulk: bulkEndpoint(of),
    check: checkEndpoint(of),
  };
}

/** The workspace's list. */
export const suppressions = family({ base: "", tag: "Suppressions" });
/** A tenant's list, under any name. */
export const tenantSuppressions = family({ base: "/tenants/{tenant}", tag: "Suppressions of a tenant" });
