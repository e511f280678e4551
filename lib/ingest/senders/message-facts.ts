import { type MessageName, messageKey } from "@/lib/ingest/identity";
import { cleanText } from "@/lib/ingest/senders/clean-text";
import type { MessagePayload } from "@/lib/ingest/senders/payload-schema";
import type { MessageFacts, Millis } from "@/lib/ingest/types";
import { plausibleMillis } from "@/lib/ingest/when";

const maxToken = 255;
/** A path of RFC 5321 has 256 characters; some senders put a display name before it. */
const maxAddress = 512;
const maxLine = 1000;

/** How the sender names a message, and its key for identities; `key` is null if nothing names it. */
export function nameMessage(
  message: MessagePayload,
  tenant: string | null,
): { name: MessageName; key: ReturnType<typeof messageKey> } {
  // Case matters in tokens.
  const name: MessageName = { token: cleanText(message.token, maxToken), number: numberOf(message.id), tenant };
  return { name, key: messageKey(name) };
}

/** The message object as our own facts. `id` is our id of the message. */
export function messageFacts(id: string, name: MessageName, message: MessagePayload, receivedAt: Millis): MessageFacts {
  return {
    id,
    token: name.token,
    number: name.number,
    direction: message.direction ?? "outgoing",
    messageIdHeader: cleanText(message.message_id?.trim().replace(/^<|>$/g, ""), maxLine),
    recipient: cleanText(message.to, maxAddress),
    sender: cleanText(message.from, maxAddress),
    subject: cleanText(message.subject, maxLine),
    tag: cleanText(message.tag, maxLine),
    acceptedAt: plausibleMillis(message.timestamp ?? null, receivedAt),
  };
}

function numberOf(id: number | string | null | undefined): string | null {
  return cleanText(typeof id === "number" ? String(id) : id, 64);
}
