import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { StateIcon, type StateKind } from "@/components/ui/state";

/** A grey area of the final size. */
export function Skeleton({ height = 20, className }: { height?: number; className?: string }) {
  return (
    <div
      aria-hidden="true"
      style={{ height }}
      className={classNames("animate-pulse rounded-sm bg-panel motion-reduce:animate-none", className)}
    />
  );
}

/** A panel that is being read; `height` is that of its content. */
export function PanelSkeleton({ height, label }: { height: number; label: string }) {
  return (
    <div className="border-t pt-4" role="status" aria-label={`${label} is being read`}>
      <Skeleton height={20} className="mb-4 w-48" />
      <Skeleton height={height} />
    </div>
  );
}

/** Nothing yet: what will stand here, and the one step that fills it. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-start gap-2 rounded-md border border-dashed border-edge px-4 py-6">
      <p className="text-base font-medium">{title}</p>
      {children !== undefined && <div className="max-w-prose text-sm text-muted">{children}</div>}
      {action !== undefined && <div className="mt-1">{action}</div>}
    </div>
  );
}

/** What failed, and what to do about it. */
export function ErrorState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div role="alert" className="grid justify-items-start gap-2 rounded-md border border-bad bg-bad-soft px-4 py-4">
      <p className="flex items-center gap-2 text-base font-medium text-bad">
        <StateIcon kind="bad" />
        {title}
      </p>
      {children !== undefined && <div className="max-w-prose text-sm">{children}</div>}
      {action !== undefined && <div className="mt-1">{action}</div>}
    </div>
  );
}

const noteGrounds: Record<StateKind, string> = {
  good: "bg-good-soft",
  warning: "bg-warn-soft",
  bad: "bg-bad-soft",
  unknown: "bg-panel",
};

/** One sentence about the data: stale keys, a silent source, a gap. */
export function Note({ kind, children, action }: { kind: StateKind; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classNames("flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md px-3 py-2", noteGrounds[kind])}>
      <StateIcon kind={kind} named />
      <div className="min-w-0 flex-1 text-sm">{children}</div>
      {action}
    </div>
  );
}
