import type { SenderProfile } from "@/lib/ingest/senders/sender";

export const postal = {
  kind: "postal",
  label: "Postal",
  signatureHeaders: [
    { header: "x-postal-signature-256", algorithm: "sha256" },
    { header: "x-postal-signature", algorithm: "sha1" },
  ],
  keyIdHeader: "x-postal-signature-kid",
  jwksUrl: null,
  jwksPath: "/.well-known/jwks.json",
  retries: "Postal tries six times within 36 minutes and then drops the event.",
  setup: [
    "In Postal, open the mail server, then Webhooks, and add one with the URL. It may hold only letters, digits and - . _ ? = & / + : % @, and 255 characters.",
    "Tick “all events”: the two send-limit events are not in the list, so only such a webhook gets them.",
    "Give the JWKS URL of your installation, https://postal.example.com/.well-known/jwks.json. Postal before 3.2.0 has none and signs with SHA-1 only: paste its public key instead.",
    "Postal 3.3.7 and later refuses private and local addresses. If Mailgauge is on the same network, add its host to postal.allowed_request_destinations; until then Postal's webhook history shows code -4 and nothing arrives here.",
    "One Postal key signs for all its organisations and servers, so keep the URL to yourself.",
  ],
} as const satisfies SenderProfile;
