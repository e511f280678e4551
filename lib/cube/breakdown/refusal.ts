import type { By, Dimension, Filters, Refusal } from "@/lib/cube/types";

const words: Record<Dimension, string> = {
  host: "Receiving hosts",
  recipientDomain: "Recipient domains",
  answer: "Answers",
};

/** True for a dimension too wide for the cube, counted by whole days. */
export function isDetail(by: By): by is Dimension {
  return Object.hasOwn(words, by);
}

/** null, or why a breakdown has no answer: what is too wide for the cube is not counted by tag and tenant. */
export function breakdownRefusal(filters: Filters, by: By): Refusal | null {
  const field = filters.tag !== undefined ? "tag" : filters.tenant !== undefined ? "tenant" : null;
  if (!isDetail(by) || field === null) {
    return null;
  }
  return {
    field,
    message: `${words[by]} are not counted by ${field}. Leave the ${field} filter out, or search the messages.`,
  };
}
