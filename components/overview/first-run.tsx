import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { EmptyState } from "@/components/ui/states";

/** Before the first event: the one step that fills every page. */
export function FirstRun() {
  return (
    <>
      <PageHeading title="Overview">
        <p className="text-ink">No mail yet: no webhook has reported anything so far.</p>
      </PageHeading>
      <EmptyState
        title="Point a webhook at Mailgauge"
        action={
          <LinkButton look="primary" href="/webhooks">
            Connect Ark or Postal
          </LinkButton>
        }
      >
        <ol className="list-decimal space-y-1 pl-5">
          <li>Copy the address of your source from the page Webhooks.</li>
          <li>Add it at Ark or Postal as a webhook for all events: warnings about send limits come only to those.</li>
          <li>Send a message. Its delivery shows here within seconds, with rates, classes and providers.</li>
        </ol>
      </EmptyState>
    </>
  );
}
