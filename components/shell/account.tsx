import { ThemeSwitch } from "@/components/shell/theme-switch";
import { Button } from "@/components/ui/button";
import { signOutAction } from "@/lib/auth/actions";
import type { Actor } from "@/lib/auth/types";
import type { Theme } from "@/lib/theme/types";

/** Who is signed in, the appearance and the way out. */
export function Account({ actor, theme, place }: { actor: Actor; theme: Theme; place: string }) {
  return (
    <div className="grid justify-items-start gap-3">
      <ThemeSwitch theme={theme} name={`theme-${place}`} />
      {actor.kind === "user" && (
        <div className="flex w-full items-center justify-between gap-2">
          <span className="min-w-0 truncate text-sm text-muted">{actor.name}</span>
          <form action={signOutAction}>
            <Button type="submit" look="quiet" small>
              Sign out
            </Button>
          </form>
        </div>
      )}
    </div>
  );
}
