import "server-only";
import { cache } from "react";
import { requireUser } from "@/lib/auth/gate";
import { countMessages, listMessages, readMessage } from "@/lib/messages/data";
import type { MessageFilters } from "@/lib/messages/types";

export const loadMessages = cache(async (filters: MessageFilters, page: { cursor?: string | null; limit: number }) => {
  await requireUser();
  return await listMessages(filters, page);
});

export const loadMessageCount = cache(async (filters: MessageFilters) => {
  await requireUser();
  return await countMessages(filters);
});

/** By our id or the sender's token. */
export const loadMessage = cache(async (idOrToken: string) => {
  await requireUser();
  return await readMessage(idOrToken, Date.now());
});
