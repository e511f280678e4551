import "server-only";
import * as z from "zod";
import { addressFilter, spanFields, spanOf, textFilter } from "@/lib/api/params";
import { invalid } from "@/lib/api/problem";
import type { Actor } from "@/lib/auth/types";
import { maxTenantLength, workspaceScope } from "@/lib/suppressions/constants";
import { originSchema } from "@/lib/suppressions/schema";
import { expiryFilters, type SuppressionFilters } from "@/lib/suppressions/types";

/** `user:…`, `key:…` or `demo:…`, as the history of an address shows it. */
export const actorName = ({ kind, name }: Actor): string => `${kind}:${name}`;

export const ofTenant = "On a tenant's path the tenant's list and the workspace's are seen; each entry says its scope.";

/** The calls of the workspace's list, or of a tenant's. */
export interface Family {
  /** "" or "/tenants/{tenant}" */
  base: "" | "/tenants/{tenant}";
  tag: string;
}

export type Param = (name: string) => string;

/** The list that a path writes to, and those that it sees. @throws Problem for a name that no tenant has */
export function scopesFor({ base }: Family, param: Param): { own: string; seen: string[] } {
  if (base === "") {
    return { own: workspaceScope, seen: [workspaceScope] };
  }
  const tenant = param("tenant");
  if (tenant.trim() === "" || tenant.length > maxTenantLength) {
    throw invalid("tenant", `tenant must have 1 to ${maxTenantLength} characters.`);
  }
  return { own: tenant, seen: [tenant, workspaceScope] };
}

/** What narrows a list or an export. */
export const narrowingFields = {
  q: addressFilter.meta({
    description:
      "A part of the address; of less than three characters its beginning. @corp.example is the whole domain.",
  }),
  origin: originSchema.exactOptional(),
  reason: textFilter.meta({ description: "A part of the reason, or the class." }),
  classification: textFilter.meta({ description: "The class of the failure." }),
  source: textFilter.meta({ description: "Id of the source whose message it was." }),
  expires: z
    .enum(expiryFilters, `must be one of ${expiryFilters.join(", ")}`)
    .exactOptional()
    .meta({
      description: "never, ever, or week: within seven days.",
    }),
  ...spanFields,
};
type Narrowing = z.output<z.ZodObject<typeof narrowingFields>>;

/** @throws Problem for what is no time */
export async function narrowedTo({ source, from, to, ...rest }: Narrowing): Promise<SuppressionFilters> {
  const span = await spanOf({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
  return { ...rest, ...span, ...(source === undefined ? {} : { sourceId: source }) };
}
