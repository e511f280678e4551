import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import type { RateVerdict } from "@/lib/rates";

/** Shape, word and colour say the same: ● OK, ▲ warning, ■ problem, ○ not known. */
export type StateKind = "good" | "warning" | "bad" | "unknown";

const names: Record<StateKind, string> = { good: "OK", warning: "Warning", bad: "Problem", unknown: "Not known" };

const inks: Record<StateKind, string> = {
  good: "text-good",
  warning: "text-warn",
  bad: "text-bad",
  unknown: "text-muted",
};

const grounds: Record<StateKind, string> = {
  good: "bg-good-soft text-good",
  warning: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  unknown: "bg-panel text-muted",
};

const verdictTexts: Record<RateVerdict, { kind: StateKind; text: string }> = {
  good: { kind: "good", text: "OK" },
  warning: { kind: "warning", text: "Warning" },
  bad: { kind: "bad", text: "Problem" },
  "too-few": { kind: "unknown", text: "Too few to judge" },
};

function Shape({ kind }: { kind: StateKind }) {
  switch (kind) {
    case "good":
      return <circle cx="6" cy="6" r="4.5" fill="currentColor" />;
    case "warning":
      return <path d="M6 1 11.5 11h-11Z" fill="currentColor" />;
    case "bad":
      return <rect x="1.5" y="1.5" width="9" height="9" fill="currentColor" />;
    case "unknown":
      return <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />;
    default:
      return kind satisfies never;
  }
}

/** The shape alone; with `named` it says its name, without it stands beside a word that does. */
export function StateIcon({ kind, named = false }: { kind: StateKind; named?: boolean }) {
  const common = { viewBox: "0 0 12 12", width: 12, height: 12, className: classNames("shrink-0", inks[kind]) };
  return named ? (
    <svg {...common} role="img" aria-label={names[kind]}>
      <Shape kind={kind} />
    </svg>
  ) : (
    <svg {...common} aria-hidden="true">
      <Shape kind={kind} />
    </svg>
  );
}

/** A state as shape and word; `soft` puts it on its own ground. */
export function State({
  kind,
  children,
  soft = false,
}: {
  kind: StateKind;
  /** Instead of the state's own name. */
  children?: ReactNode;
  soft?: boolean;
}) {
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1.5 text-sm font-medium whitespace-nowrap",
        soft ? `rounded-sm px-1.5 py-0.5 ${grounds[kind]}` : inks[kind],
      )}
    >
      <StateIcon kind={kind} />
      {children ?? names[kind]}
    </span>
  );
}

/** What a rate's verdict looks like. */
export function VerdictState({ verdict, soft = false }: { verdict: RateVerdict; soft?: boolean }) {
  const { kind, text } = verdictTexts[verdict];
  return (
    <State kind={kind} soft={soft}>
      {text}
    </State>
  );
}

/** A neutral tag: a scope, an origin, a role. */
export function Badge({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex items-center rounded-sm border border-line bg-panel px-1.5 text-xs whitespace-nowrap">
      {children}
    </span>
  );
}
