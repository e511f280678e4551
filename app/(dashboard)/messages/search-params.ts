import type { SearchParams } from "@/lib/cube/view";
import { type MessageSearch, searchOf } from "@/lib/messages/list-url";

/** The search of /messages; what it cannot read it leaves out. */
export function messagesSearch(params: SearchParams): MessageSearch {
  return searchOf(params);
}
