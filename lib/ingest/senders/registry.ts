import { ark } from "@/lib/ingest/senders/ark/constants";
import { postal } from "@/lib/ingest/senders/postal/constants";
import type { SenderKind, SenderProfile } from "@/lib/ingest/senders/sender";

export const senders: Readonly<Record<SenderKind, SenderProfile>> = { ark, postal };
