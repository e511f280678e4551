import "server-only";
import * as z from "zod";
import { addressFilter, cursorFields, cursorPageOf, flag, spanFields, spanOf, textFilter } from "@/lib/api/params";
import { invalid } from "@/lib/api/problem";
import { endpoint } from "@/lib/api/route";
import { listEvents } from "@/lib/events/data";
import { eventRowSchema, eventTypeSchema } from "@/lib/events/schema";
import type { EventFilters } from "@/lib/events/types";
import { directionSchema } from "@/lib/messages/schema";

const query = z.object({
  ...cursorFields,
  ...spanFields,
  type: eventTypeSchema.exactOptional(),
  source: textFilter.meta({ description: "Id or slug of a source." }),
  message: textFilter.meta({ description: "Our id of a message." }),
  domain: textFilter,
  tenant: textFilter,
  recipient: addressFilter.meta({ description: "A whole address." }),
  classification: textFilter,
  direction: directionSchema.exactOptional(),
  test: flag,
  include: z
    .enum(["payload"], "must be payload")
    .exactOptional()
    .meta({ description: "payload: the body of each event as it came." }),
});

const plain = ["type", "source", "domain", "tenant", "recipient", "classification", "direction", "test"] as const;

async function eventFilters(asked: z.output<typeof query>): Promise<EventFilters> {
  const filters: EventFilters = await spanOf(asked);
  for (const name of plain) {
    if (asked[name] !== undefined) {
      Object.assign(filters, { [name]: asked[name] });
    }
  }
  return asked.message === undefined ? filters : { ...filters, messageId: asked.message };
}

export const getEvents = endpoint(
  {
    method: "GET",
    path: "/events",
    summary: "Events, newest first",
    tag: "Messages",
    scopes: ["read"],
    query,
    body: z.unknown(),
    data: z.array(eventRowSchema),
    list: "cursor",
  },
  async ({ query: asked }) => {
    const payload = asked.include === "payload";
    const page = await listEvents(await eventFilters(asked), { ...cursorPageOf(asked), payload });
    if (!page.ok) {
      throw invalid(page.error.field, page.error.message);
    }
    return { data: page.value.rows, meta: { nextCursor: page.value.nextCursor } };
  },
);
