import "server-only";
import * as z from "zod";
import { addressFilter, pageFields, pageOf, textFilter } from "@/lib/api/params";
import { invalid, notFound } from "@/lib/api/problem";
import { endpoint } from "@/lib/api/route";
import { addEntries, entryFrom, type Scoped } from "@/lib/api/suppression-entries";
import type { Actor } from "@/lib/auth/types";
import { transaction } from "@/lib/db/client";
import { parseAddress } from "@/lib/suppressions/address";
import { maxBulk, maxChecked, maxTenantLength, workspaceScope } from "@/lib/suppressions/constants";
import { checkAddresses, findSuppression, listSuppressions } from "@/lib/suppressions/data";
import { addSuppression, removeSuppression } from "@/lib/suppressions/mutations";
import {
  addBodySchema,
  bulkBodySchema,
  bulkResultSchema,
  checkBodySchema,
  checkedJson,
  checkedSchema,
  originSchema,
  statusSchema,
  suppressionJson,
  suppressionSchema,
} from "@/lib/suppressions/schema";
import type { SuppressionListInput } from "@/lib/suppressions/types";

const mebibyte = 1_048_576;
const none = z.object({});
const noBody = z.unknown();

/** `user:…`, `key:…` or `demo:…`, as the history of an address shows it. */
export const actorName = ({ kind, name }: Actor): string => `${kind}:${name}`;

const ofTenant = "On a tenant's path the tenant's list and the workspace's are seen; each entry says its scope.";

interface Family {
  /** "" or "/tenants/{tenant}" */
  base: "" | "/tenants/{tenant}";
  tag: string;
}

type Param = (name: string) => string;

/** The list that a path writes to, and those that it sees. @throws Problem for a name that no tenant has */
function scopesFor({ base }: Family, param: Param): { own: string; seen: string[] } {
  if (base === "") {
    return { own: workspaceScope, seen: [workspaceScope] };
  }
  const tenant = param("tenant");
  if (tenant.trim() === "" || tenant.length > maxTenantLength) {
    throw invalid("tenant", `tenant must have 1 to ${maxTenantLength} characters.`);
  }
  return { own: tenant, seen: [tenant, workspaceScope] };
}

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
        q: addressFilter.meta({ description: "A part of the address." }),
        origin: originSchema.exactOptional(),
        reason: textFilter.meta({ description: "A part of the reason, or the class." }),
      }),
      body: noBody,
      data: z.array(suppressionSchema),
      list: "page",
    },
    async ({ query: { q, origin, reason, ...paging }, param, now }) => {
      const input: SuppressionListInput = { ...pageOf(paging), scopes: scopesFor(family, param).seen, now };
      const { rows, ...beside } = await listSuppressions({
        ...input,
        ...(q === undefined ? {} : { q }),
        ...(origin === undefined ? {} : { origin }),
        ...(reason === undefined ? {} : { reason }),
      });
      return { data: rows.map(suppressionJson), paging: beside };
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
      const result = await transaction((tx) => addSuppression(tx, entry, now));
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
      const found = await findSuppression(scopesFor(family, param).seen, address, now);
      const entry = found === null ? null : suppressionJson(found);
      return {
        data: {
          address,
          suppressed: entry !== null,
          reason: entry?.reason ?? null,
          createdAt: entry?.createdAt ?? null,
          expiresAt: entry?.expiresAt ?? null,
          scope: entry?.scope ?? null,
          origin: entry?.origin ?? null,
        },
      };
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
      if (await transaction((tx) => removeSuppression(tx, entry, now))) {
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
