import { type ReactNode, Suspense } from "react";
import { DataTrouble } from "@/app/(dashboard)/data-trouble";
import { QueryProvider } from "@/components/shell/query-provider";
import { Quiet } from "@/components/shell/quiet";
import { Shell } from "@/components/shell/shell";
import { LocalNavigation } from "@/components/ui/local-navigation";
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
        trouble={
          <Quiet>
            <Suspense>
              <DataTrouble />
            </Suspense>
          </Quiet>
        }
      >
        {children}
      </Shell>
      <LocalNavigation />
      <Toaster />
    </QueryProvider>
  );
}
