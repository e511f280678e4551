import { within } from "@/lib/dns/resolver";
import type { Dns } from "@/lib/dns/types";
import { observeDkim } from "@/lib/domains/check/dkim";
import { observeDmarc } from "@/lib/domains/check/dmarc";
import { observeMx } from "@/lib/domains/check/mx";
import { observeReturnPath } from "@/lib/domains/check/return-path";
import { observeSpf } from "@/lib/domains/check/spf/observe";
import type { Known, ObservedRecords } from "@/lib/domains/check/types";
import type { Millis } from "@/lib/ingest/types";

/** What has not been answered by then is not known. */
const deadlineMillis: Millis = 8000;

/** Looks at all records of a domain at once; ends within ten seconds whatever the resolvers do. Never rejects. */
export async function observe(dns: Dns, known: Known): Promise<ObservedRecords> {
  const timed = within(dns, deadlineMillis);
  try {
    const [spf, dkim, mx, returnPath, dmarc] = await Promise.all([
      observeSpf(timed, known),
      observeDkim(timed, known),
      observeMx(timed, known),
      observeReturnPath(timed, known),
      observeDmarc(timed, known),
    ]);
    return { spf, dkim, mx, returnPath, dmarc };
  } finally {
    timed.done();
  }
}
