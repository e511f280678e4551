import { queryOptions } from "@tanstack/react-query";
import * as z from "zod";
import { summarySchema } from "@/lib/cube/schema";
import type { Summary } from "@/lib/cube/types";
import { filterNames, type View, viewQuery } from "@/lib/cube/view";
import { messageRowSchema } from "@/lib/messages/schema";
import type { MessageRow } from "@/lib/messages/types";

/** How often the overview asks again. */
const every = 10_000;
export const failuresShown = 10;

const summaryAnswer = z.object({ data: summarySchema });
const messagesAnswer = z.object({ data: z.array(messageRowSchema) });

/** The browser's session opens the API for reading. */
async function get<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  signal: AbortSignal,
): Promise<z.output<Schema>> {
  const response = await fetch(path, { signal, headers: { accept: "application/json" } });
  if (!response.ok) {
    throw new Error(`${path.split("?")[0]} answered ${response.status}`);
  }
  return schema.parse(await response.json());
}

/** The figures of a range and of the period before it; `/api/v1/summary`. */
export function summaryQuery(view: View) {
  const query = viewQuery(view).toString();
  return queryOptions({
    queryKey: ["summary", query],
    queryFn: async ({ signal }): Promise<Summary> =>
      (await get(`/api/v1/summary?${query}`, summaryAnswer, signal)).data,
    staleTime: every,
    refetchInterval: every,
  });
}

/** The messages that failed last, newest first, whenever that was; `/api/v1/messages`. */
export function failuresQuery({ filters }: View) {
  const query = new URLSearchParams({
    state: "failed",
    direction: "outgoing",
    test: "false",
    limit: String(failuresShown),
  });
  for (const name of filterNames) {
    const value = filters[name];
    if (value !== undefined) {
      query.set(name, value);
    }
  }
  return queryOptions({
    queryKey: ["newest-failures", query.toString()],
    queryFn: async ({ signal }): Promise<MessageRow[]> =>
      (await get(`/api/v1/messages?${query}`, messagesAnswer, signal)).data.slice(0, failuresShown),
    staleTime: every,
    refetchInterval: every,
  });
}
