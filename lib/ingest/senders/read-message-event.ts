import { readCodes } from "@/lib/bounces/answer";
import { effectiveVerdict } from "@/lib/bounces/classify";
import { messageId } from "@/lib/ingest/identity";
import { bounceKind } from "@/lib/ingest/senders/bounce-kind";
import { cleanText } from "@/lib/ingest/senders/clean-text";
import { type Context, eventBase, type Read } from "@/lib/ingest/senders/event-base";
import { messageFacts, nameMessage } from "@/lib/ingest/senders/message-facts";
import type { BouncePayload, DeliveryPayload, EngagementPayload } from "@/lib/ingest/senders/payload-schema";
import { receivingHost } from "@/lib/ingest/senders/receiving-host";
import type {
  BounceEvent,
  DeliveryEvent,
  DeliveryType,
  EngagementEvent,
  EngagementType,
  Unrecognised,
} from "@/lib/ingest/types";
import { err, ok } from "@/lib/result";

const maxDetails = 4000;
const maxAnswer = 65_536;

/** MessageSent, MessageDelayed, MessageDeliveryFailed, MessageHeld. */
export function readDelivery(type: DeliveryType, payload: DeliveryPayload, context: Context): Read<DeliveryEvent> {
  const { message } = payload;
  const { name, key } = nameMessage(message, context.recognised.tenant);
  if (key === null) {
    return nameless(context);
  }
  const timestamp = payload.timestamp ?? null;
  const details = cleanText(payload.details, maxDetails);
  const answer = cleanText(payload.output?.replace(/\r\n?/g, "\n"), maxAnswer);
  const codes = readCodes(answer);
  const code = codes.code ?? codeInDetails(details);
  const enhancedCode = codes.enhancedCode ?? enhancedCodeOf(payload.smtp_enhanced_code);
  const senderClassification = cleanText(payload.classification, 100);
  const sender = { name: senderClassification, code: wholeNumber(payload.classification_code) };
  const seconds = payload.time ?? null;
  const host = receivingHost(cleanText(payload.remote_host, 255), details);
  const id = messageId(context.sourceId, key, context.recognised.test);
  return ok({
    type,
    message: messageFacts(id, name, message, context.receivedAt),
    details,
    answer,
    host,
    code,
    enhancedCode,
    verdict: effectiveVerdict(sender, { type, answer, details, enhancedCode, code, host }),
    senderClassification,
    // Ark gives a held message the time 0: nothing was tried all the same.
    attempted: type !== "MessageHeld" && seconds !== null,
    seconds,
    tls: payload.sent_with_ssl ?? null,
    ...eventBase(context, [key], timestamp, [timestamp], message.metadata),
  });
}

/** MessageBounced: the original message and the mail that came back. */
export function readBounce(payload: BouncePayload, context: Context): Read<BounceEvent> {
  const { original_message: original, bounce } = payload;
  const { tenant, test } = context.recognised;
  const { name, key } = nameMessage(original, tenant);
  if (key === null) {
    return nameless(context);
  }
  const report = nameMessage(bounce, tenant);
  const subject = report.key === null ? null : [key, report.key];
  const event = eventBase(context, subject, undefined, [bounce.timestamp ?? null], original.metadata);
  const { sourceId, receivedAt } = context;
  const reportFacts = messageFacts(
    messageId(sourceId, report.key ?? ["report", event.id], test),
    report.name,
    bounce,
    receivedAt,
  );
  return ok({
    type: "MessageBounced",
    message: messageFacts(messageId(sourceId, key, test), name, original, receivedAt),
    bounce: reportFacts,
    bounceKind: bounceKind(reportFacts.subject, reportFacts.sender),
    ...event,
  });
}

/** MessageLoaded, MessageLinkClicked. */
export function readEngagement(
  type: EngagementType,
  payload: EngagementPayload,
  context: Context,
): Read<EngagementEvent> {
  const { message } = payload;
  const { name, key } = nameMessage(message, context.recognised.tenant);
  if (key === null) {
    return nameless(context);
  }
  const id = messageId(context.sourceId, key, context.recognised.test);
  return ok({
    type,
    message: messageFacts(id, name, message, context.receivedAt),
    ipAddress: cleanText(payload.ip_address, 64),
    userAgent: cleanText(payload.user_agent, 1000),
    url: cleanText(payload.url, 4000),
    ...eventBase(context, null, undefined, [], message.metadata),
  });
}

function nameless({ recognised }: Context): { ok: false; error: Unrecognised } {
  return err({ reason: `Neither a token nor an id names the message of ${recognised.type}.`, type: recognised.type });
}

/** Ark's `details` start with the SMTP code: "550 invalid_recipient: Delivery to …". */
function codeInDetails(details: string | null): number | null {
  const match = /^([245]\d\d) [a-z_ ]{1,60}: /.exec(details ?? "");
  return match === null ? null : Number(match[1]);
}

function enhancedCodeOf(text: string | null | undefined): string | null {
  return /^[245]\.\d{1,3}\.\d{1,3}$/.exec(text?.trim() ?? "")?.[0] ?? null;
}

function wholeNumber(value: number | null | undefined): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) ? value : null;
}
