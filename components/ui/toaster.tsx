"use client";

import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { StateIcon, type StateKind } from "@/components/ui/state";

interface Toast {
  id: number;
  text: string;
  kind: StateKind;
  action: { label: string; run: () => void } | undefined;
}

interface ToastOptions {
  kind?: StateKind;
  /** Such as Undo; the toast then stays 10 s. */
  action?: { label: string; run: () => void };
}

const none: readonly Toast[] = [];
let toasts: readonly Toast[] = none;
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) {
    listener();
  }
}

function dismiss(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

/** Says that something was done, with an action to undo it. */
export function toast(text: string, { kind = "good", action }: ToastOptions = {}): void {
  lastId += 1;
  const id = lastId;
  set([...toasts.slice(-2), { id, text, kind, action }]);
  setTimeout(() => dismiss(id), action === undefined ? 5_000 : 10_000);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where toasts appear; once, in the root of the dashboard. */
export function Toaster() {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  );
  return (
    <div
      role="status"
      aria-live="polite"
      className="fixed right-4 bottom-4 left-4 z-50 grid justify-items-end gap-2 pointer-events-none"
    >
      {shown.map(({ id, text, kind, action }) => (
        <div
          key={id}
          className="pointer-events-auto flex max-w-md items-center gap-3 rounded-md border border-edge bg-paper px-3 py-2"
        >
          <StateIcon kind={kind} named />
          <p className="min-w-0 flex-1 text-base">{text}</p>
          {action !== undefined && (
            <Button
              small
              onClick={() => {
                dismiss(id);
                action.run();
              }}
            >
              {action.label}
            </Button>
          )}
          <Button look="quiet" small onClick={() => dismiss(id)} aria-label="Dismiss">
            <span aria-hidden="true">×</span>
          </Button>
        </div>
      ))}
    </div>
  );
}
