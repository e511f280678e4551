import { ConfirmForm } from "@/components/settings/confirm-form";
import { Badge } from "@/components/ui/state";
import { type Column, DataTable } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { removeMemberAction } from "@/lib/auth/actions";
import type { Actor, Member } from "@/lib/auth/types";
import type { Millis } from "@/lib/ingest/types";

interface MemberTableProps {
  members: readonly Member[];
  actor: Actor;
  now: Millis;
  zone: string;
}

export function MemberTable({ members, actor, now, zone }: MemberTableProps) {
  const owners = members.filter((member) => member.role === "owner").length;
  const columns: Column<Member>[] = [
    { key: "name", header: "Name", cell: (member) => (member.id === actor.id ? `${member.name} (you)` : member.name) },
    { key: "email", header: "E-mail", cell: (member) => <span className="mono">{member.email}</span> },
    { key: "role", header: "Role", cell: (member) => <Badge>{member.role}</Badge> },
    {
      key: "since",
      header: "Member since",
      wide: true,
      cell: (member) => <Time at={member.createdAt} now={now} zone={zone} />,
    },
  ];
  const remove: Column<Member> = {
    key: "remove",
    header: <span className="sr-only">Remove</span>,
    numeric: true,
    cell: (member) =>
      member.role === "owner" && owners === 1 ? null : (
        <ConfirmForm
          id={member.id}
          verb="Remove"
          of={member.name}
          question={`${member.email} is signed out and cannot sign in any more. API keys they made go on working.`}
          action={removeMemberAction}
        />
      ),
  };
  return (
    <DataTable
      caption="Members of this workspace"
      columns={actor.role === "owner" ? [...columns, remove] : columns}
      rows={members}
      rowKey={(member) => member.id}
    />
  );
}
