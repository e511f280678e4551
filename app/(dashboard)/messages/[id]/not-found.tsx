import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { EmptyState } from "@/components/ui/states";

export default function MessageNotFound() {
  return (
    <>
      <PageHeading title="There is no such message" />
      <EmptyState
        title="Nothing is kept under this address"
        action={<LinkButton href="/messages">Search the messages</LinkButton>}
      >
        <p>
          Its events may not have arrived yet, or it was pruned with them after the time that the workspace keeps mail.
        </p>
      </EmptyState>
    </>
  );
}
