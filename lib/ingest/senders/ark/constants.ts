import type { SenderProfile } from "@/lib/ingest/senders/sender";

export const ark = {
  kind: "ark",
  label: "Ark",
  signatureHeaders: [{ header: "x-ark-signature", algorithm: "sha256" }],
  keyIdHeader: "x-ark-signature-kid",
  jwksUrl: "https://mail.arkhq.io/.well-known/jwks.json",
  jwksPath: "/.well-known/jwks.json",
  retries: "Ark repeats a failed delivery for about three days, and can replay it by hand or by API after that.",
  setup: [
    "Ark posts only to public HTTPS addresses: put Mailgauge behind a proxy that has a certificate.",
    "Create a webhook for one tenant, or one platform webhook for all tenants, and paste the URL.",
    "Subscribe it to all events (allEvents: true on a tenant webhook, an empty list of events on a platform webhook): the two send-limit events cannot be chosen one by one.",
    "Keep the URL to yourself. One key signs for all of Ark's customers, so the URL is what tells your events from theirs; binding the source to your tenants adds a second lock.",
  ],
} as const satisfies SenderProfile;
