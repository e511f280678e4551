import type { ReactNode } from "react";
import { Account } from "@/components/shell/account";
import { Brand } from "@/components/shell/brand";
import { KeptLink } from "@/components/shell/kept-link";
import { LiveState } from "@/components/shell/live-state";
import { Menu } from "@/components/shell/menu";
import { type RailCount, RailLinks } from "@/components/shell/rail-links";
import { RangePicker } from "@/components/shell/range-picker";
import { type SourceOption, SourcePicker } from "@/components/shell/source-picker";
import { Note } from "@/components/ui/states";
import type { Actor } from "@/lib/auth/types";
import type { Preset } from "@/lib/cube/types";
import type { Millis } from "@/lib/ingest/types";
import type { Theme } from "@/lib/theme/types";

interface ShellProps {
  actor: Actor;
  theme: Theme;
  zone: string;
  /** The range of a page that names none. */
  preset: Preset;
  sources: readonly SourceOption[];
  counts: readonly RailCount[];
  /** When the page was made. */
  pageAt: Millis;
  /** What is wrong with the data itself, on top of the page: a silent source, a gap, refusals. */
  trouble: ReactNode;
  children: ReactNode;
}

/** The frame of every page behind the log-in. */
export function Shell(props: ShellProps) {
  const { actor, theme, zone, preset, sources, counts, pageAt, trouble, children } = props;
  const toolbar = (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <RangePicker zone={zone} preset={preset} />
      <SourcePicker sources={sources} />
      <span className="ml-auto max-sm:ml-0">
        <LiveState pageAt={pageAt} zone={zone} />
      </span>
    </div>
  );
  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-2 text-paper focus:translate-y-0"
      >
        Skip to the content
      </a>
      {actor.kind === "demo" && <DemoBanner />}
      <div className="lg:grid lg:grid-cols-[216px_minmax(0,1fr)]">
        <div className="sticky top-0 hidden h-dvh flex-col gap-6 overflow-y-auto border-r bg-panel px-3 py-4 lg:flex">
          <Home />
          <RailLinks counts={counts} />
          <div className="mt-auto px-3">
            <Account actor={actor} theme={theme} place="rail" />
          </div>
        </div>
        <header className="sticky top-0 z-30 flex items-center justify-between border-b bg-panel px-4 py-1.5 lg:hidden">
          <Home />
          <Menu>
            <RailLinks counts={counts} />
            <Account actor={actor} theme={theme} place="menu" />
          </Menu>
        </header>
        <div className="min-w-0">
          <div className="border-b px-4 py-2 lg:px-8">{toolbar}</div>
          <main id="main" tabIndex={-1} className="mx-auto max-w-6xl px-4 py-6 outline-none lg:px-8">
            {trouble}
            {children}
          </main>
        </div>
      </div>
    </>
  );
}

function Home() {
  return (
    <KeptLink href="/" className="inline-flex min-h-9 items-center px-3 max-lg:min-h-11 max-lg:px-0">
      <Brand />
      <span className="sr-only">, overview</span>
    </KeptLink>
  );
}

function DemoBanner() {
  return (
    <aside aria-label="Demo" className="border-b">
      <Note kind="warning">
        This is a demo with made-up mail, open to everyone who can reach it. Members and API keys cannot be changed
        here.
      </Note>
    </aside>
  );
}
