import { AddMember } from "@/components/settings/add-member";
import { ChangePassword } from "@/components/settings/change-password";
import { CreateKey } from "@/components/settings/create-key";
import { KeyTable } from "@/components/settings/key-table";
import { MemberTable } from "@/components/settings/member-table";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/states";
import { signOutAction } from "@/lib/auth/actions";
import { loadApiKeys, loadMembers } from "@/lib/auth/loaders";
import { dateTime } from "@/lib/format";
import { loadShell } from "@/lib/shell/loaders";
import { loadTheme } from "@/lib/theme/loaders";

export async function MembersPanel() {
  const [{ actor, zone, now }, members] = await Promise.all([loadShell(), loadMembers()]);
  return (
    <>
      <MemberTable members={members} actor={actor} now={now} zone={zone} />
      {actor.role === "owner" && <AddMember />}
    </>
  );
}

export async function KeysPanel() {
  const { actor, zone, now } = await loadShell();
  if (actor.role !== "owner") {
    return <Note kind="unknown">Only an owner sees and changes API keys.</Note>;
  }
  return (
    <>
      <KeyTable keys={await loadApiKeys()} now={now} zone={zone} />
      <CreateKey />
    </>
  );
}

export async function AppearancePanel() {
  return <ThemeSwitch theme={await loadTheme()} name="theme-settings" />;
}

export async function ZonePanel() {
  const { zone, now } = await loadShell();
  return (
    <p>
      Days and hours are those of <strong>{zone}</strong>, where it is {dateTime(now, zone)}.
    </p>
  );
}

export async function SessionPanel() {
  const { actor } = await loadShell();
  if (actor.kind !== "user") {
    return <p>Nobody signs in to the demo.</p>;
  }
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <p>
          Signed in as <strong>{actor.name}</strong>.
        </p>
        <form action={signOutAction}>
          <Button type="submit" small>
            Sign out
          </Button>
        </form>
      </div>
      <ChangePassword />
    </div>
  );
}
