import type { ReactNode } from "react";
import { QueryProvider } from "@/components/shell/query-provider";
import { Shell } from "@/components/shell/shell";
import { Toaster } from "@/components/ui/toaster";
import { defaultPreset } from "@/lib/cube/range";
import { loadShell } from "@/lib/shell/loaders";
import { loadTheme } from "@/lib/theme/loaders";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const [{ actor, zone, sources, quarantined, troubled, now }, theme] = await Promise.all([loadShell(), loadTheme()]);
  return (
    <QueryProvider>
      <Shell
        actor={actor}
        theme={theme}
        zone={zone}
        preset={defaultPreset}
        sources={sources}
        counts={[
          { path: "/domains", count: troubled, what: "domains with DNS trouble" },
          { path: "/webhooks", count: quarantined, what: "events in quarantine" },
        ]}
        pageAt={now}
      >
        {children}
      </Shell>
      <Toaster />
    </QueryProvider>
  );
}
