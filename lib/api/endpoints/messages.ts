import "server-only";
import * as z from "zod";
import {
  addressFilter,
  cursorFields,
  cursorPageOf,
  filterFields,
  filtersOf,
  flag,
  spanFields,
  spanOf,
  textFilter,
} from "@/lib/api/params";
import { invalid, notFound } from "@/lib/api/problem";
import { endpoint } from "@/lib/api/route";
import { listMessages, readMessage } from "@/lib/messages/data";
import { directionSchema, messageDetailSchema, messageRowSchema, stateSchema } from "@/lib/messages/schema";
import { type Counted, countedAs, type MessageFilters } from "@/lib/messages/types";

const tag = "Messages";

const query = z.object({
  ...cursorFields,
  ...filterFields,
  ...spanFields,
  recipient: addressFilter.meta({ description: "A whole address, or a part of one." }),
  sender: addressFilter.meta({ description: "A part of the From address." }),
  recipientDomain: textFilter,
  host: textFilter.meta({ description: "The receiving host." }),
  state: stateSchema.exactOptional(),
  answer: textFilter.meta({ description: "An answerKey, or a part of the answer's text." }),
  direction: directionSchema.exactOptional(),
  test: flag.meta({ description: "Samples that a sender sent for a try." }),
  counted: z
    .enum(countedAs, `must be one of ${countedAs.join(", ")}`)
    .exactOptional()
    .meta({ description: "The messages that this figure counts between from and to, which it needs." }),
});

const plain = ["recipient", "sender", "recipientDomain", "host", "state", "answer", "direction", "test"] as const;

/** The filters of a query; `counted` makes from and to the figure's own period. */
async function messageFilters(asked: z.output<typeof query>): Promise<MessageFilters> {
  const span = await spanOf(asked);
  const filters: MessageFilters = filtersOf(asked);
  for (const name of plain) {
    if (asked[name] !== undefined) {
      Object.assign(filters, { [name]: asked[name] });
    }
  }
  if (asked.counted === undefined) {
    return { ...filters, ...span };
  }
  const { from, to } = span;
  if (from === undefined || to === undefined) {
    throw invalid("counted", "counted needs from and to: the period of the figure.");
  }
  const counted: Counted = { as: asked.counted, from, to };
  return { ...filters, counted };
}

export const getMessages = endpoint(
  {
    method: "GET",
    path: "/messages",
    summary: "Messages, newest first",
    description:
      "By their newest event, or with counted by when they counted. A search that takes long gives what it found so far and a cursor to go on.",
    tag,
    scopes: ["read"],
    query,
    body: z.unknown(),
    data: z.array(messageRowSchema),
    list: "cursor",
  },
  async ({ query: asked }) => {
    const page = await listMessages(await messageFilters(asked), cursorPageOf(asked));
    if (!page.ok) {
      throw invalid(page.error.field, page.error.message);
    }
    return { data: page.value.rows, meta: { nextCursor: page.value.nextCursor } };
  },
);

export const getMessage = endpoint(
  {
    method: "GET",
    path: "/messages/{id}",
    summary: "One message with its timeline, by our id or by the sender's token",
    tag,
    scopes: ["read"],
    query: z.object({}),
    body: z.unknown(),
    data: messageDetailSchema,
  },
  async ({ param, now }) => {
    const message = await readMessage(param("id"), now);
    if (message === null) {
      throw notFound("There is no message with this id or token.", "GET /api/v1/messages finds it by its recipient.");
    }
    return { data: message };
  },
);
