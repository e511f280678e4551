import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";

export default function NoSuchDomain() {
  return (
    <>
      <PageHeading title="No such sending domain">
        <p>No mail from it was seen and no sender has reported on it.</p>
      </PageHeading>
      <LinkButton href="/domains">To all domains</LinkButton>
    </>
  );
}
