import type { ReactNode } from "react";
import { Brand } from "@/components/shell/brand";

/** The frame of the pages before the log-in. */
export function Entrance({ title, lead, children }: { title: string; lead: ReactNode; children: ReactNode }) {
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-sm content-center gap-6 p-6">
      <Brand />
      <div className="grid gap-1">
        <h1 className="text-xl">{title}</h1>
        <div className="text-muted">{lead}</div>
      </div>
      {children}
    </main>
  );
}
