import { Fold } from "@/components/ui/panel";
import { StateIcon } from "@/components/ui/state";
import { lookupLimit as limit, voidLimit } from "@/lib/domains/check/spf/walk";
import type { ObservedSpf, SpfNode, SpfTerm } from "@/lib/domains/check/types";
import { plural } from "@/lib/format";

/** How many lookups the record takes, and what each part of it leads to. */
export function SpfTree({ spf }: { spf: ObservedSpf }) {
  if (spf.tree === null || spf.tree.record === null) {
    return null;
  }
  return (
    <div className="grid gap-2 border-t pt-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Meter lookups={spf.lookups} />
        <span>
          <strong className="font-medium tabular-nums">
            {spf.lookups} of {limit}
          </strong>{" "}
          lookups{spf.lookups > limit && ", over the limit"}
          {spf.voids > 0 &&
            `; ${spf.voids} of ${voidLimit} that lead nowhere${spf.voids > voidLimit ? ", over the limit" : ""}`}
        </span>
      </p>
      <Fold summary="What the record leads to" open={spf.lookups > limit}>
        <Node node={spf.tree} />
      </Fold>
    </div>
  );
}

/** Ten cells, filled by lookups; the words beside it say the same. */
function Meter({ lookups }: { lookups: number }) {
  const cells = Array.from({ length: limit }, (_, index) => index);
  return (
    <svg viewBox="0 0 100 12" width="100" height="12" aria-hidden="true">
      {cells.map((cell) => (
        <rect
          key={cell}
          x={cell * 10 + 1}
          y="1"
          width="7"
          height="10"
          fill={cell < lookups ? (lookups > limit ? "var(--bad)" : "var(--accent)") : "none"}
          stroke="var(--edge)"
        />
      ))}
    </svg>
  );
}

function Node({ node }: { node: SpfNode }) {
  return (
    <ul className="grid gap-1">
      {node.terms.map((term, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a record may say the same twice, and is never sorted anew
        <li key={index} className="min-w-0">
          <Term term={term} />
          {term.child !== null && term.child.record !== null && (
            <div className="mt-1 ml-2 border-l pl-3">
              <Node node={term.child} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Not faults: what nobody has to do anything about. */
const harmless = ["depends on the message", "never reached"];
/** Nor faults: nothing is known of what nobody answered. */
const unanswered = ["did not answer", "its name server failed", "not followed any further"];

function Term({ term }: { term: SpfTerm }) {
  const { text, lookups, problem } = term;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <span className="mono min-w-0 wrap-anywhere">{text}</span>
      {lookups > 0 && <span className="text-xs text-muted">{plural(lookups, "lookup")}</span>}
      {problem !== null && (
        <span className="inline-flex items-baseline gap-1 text-xs">
          {!harmless.includes(problem) && (
            <StateIcon kind={unanswered.includes(problem) ? "unknown" : "warning"} named />
          )}
          {problem}
        </span>
      )}
    </span>
  );
}
