import { LocalLink } from "@/components/ui/local-link";
import { Note } from "@/components/ui/states";
import { count } from "@/lib/format";
import { troubleSentence } from "@/lib/shell/trouble";
import type { Trouble } from "@/lib/shell/types";

interface TroubleStripProps {
  /** The most serious first. */
  trouble: readonly Trouble[];
  zone: string;
}

/** Why the figures below may be wrong or old, in a sentence; nothing when all is well. */
export function TroubleStrip({ trouble, zone }: TroubleStripProps) {
  const [worst, ...others] = trouble;
  if (worst === undefined) {
    return null;
  }
  // Without the source that the page is filtered by: the trouble may be another's.
  const link = (
    <LocalLink className="link" href="/webhooks">
      See Webhooks
    </LocalLink>
  );
  return (
    <section aria-label="Trouble with the data" className="mb-6">
      <Note kind={worst.kind === "refusing" ? "bad" : "warning"}>
        <p className="break-words">
          {troubleSentence(worst, zone)} {others.length > 0 && `And ${count(others.length)} more. `}
          {link}
        </p>
      </Note>
    </section>
  );
}
