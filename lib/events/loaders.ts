import "server-only";
import { cache } from "react";
import { requireUser } from "@/lib/auth/gate";
import { listEvents } from "@/lib/events/data";
import type { EventFilters } from "@/lib/events/types";

export const loadEvents = cache(
  async (filters: EventFilters, page: { cursor?: string | null; limit: number; payload?: boolean }) => {
    await requireUser();
    return await listEvents(filters, page);
  },
);
