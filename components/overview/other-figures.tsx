import type { ReactNode } from "react";
import { CountLink } from "@/components/bounces/count-link";
import { Explain } from "@/components/ui/explain";
import type { Filters, Range, Summary } from "@/lib/cube/types";
import { rate } from "@/lib/format";
import { countedHref } from "@/lib/messages/list-url";

interface Other {
  key: string;
  name: string;
  value: ReactNode;
  explanation: string;
}

/** What has no threshold: waiting mail, engagement, and complaints, which never reach us. */
export function OtherFigures({ summary, range, filters }: { summary: Summary; range: Range; filters: Filters }) {
  const { current } = summary;
  const others: Other[] = [
    {
      key: "stillDeferred",
      name: "Still deferred",
      value: (
        <CountLink
          value={current.stillDeferred}
          what="messages still deferred"
          href={countedHref(range, "stillDeferred", filters)}
        />
      ),
      explanation:
        "Delayed and without an end so far, counted at the first delay. After 48 hours without news a message is shown as “end not reported”.",
    },
    {
      key: "held",
      name: "Held",
      value: <CountLink value={current.held} what="messages held" href={countedHref(range, "held", filters)} />,
      explanation:
        "Kept back by the sender: a send limit was reached, or the recipient is on the sender’s own list. Postal drops held mail after 7 days without a word.",
    },
    {
      key: "opened",
      name: "Opened",
      value: <Engaged value={current.openRate} count={current.opened} href={countedHref(range, "opened", filters)} />,
      explanation:
        "Delivered messages opened at least once, divided by delivered. Mail programs that load images by themselves count as opened; those that load none never do.",
    },
    {
      key: "clicked",
      name: "Clicked",
      value: (
        <Engaged value={current.clickRate} count={current.clicked} href={countedHref(range, "clicked", filters)} />
      ),
      explanation: "Delivered messages with at least one click on a tracked link, divided by delivered.",
    },
    {
      key: "complaints",
      name: "Complaints",
      value: <span className="text-muted">not reported by this sender</span>,
      explanation:
        "Neither Ark nor Postal passes complaints on, so there is no figure to show. Google Postmaster Tools and Yahoo Sender Hub have them for your domains.",
    },
  ];
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3 border-t pt-4">
      {others.map(({ key, name, value, explanation }) => (
        <div key={key}>
          <dt className="flex items-center gap-1 text-xs font-normal text-muted">
            {name}
            <Explain of={name}>
              <p>{explanation}</p>
            </Explain>
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Engaged({ value, count, href }: { value: number | null; count: number; href: string }) {
  return (
    <>
      {rate(value)}{" "}
      <span className="text-sm text-muted">
        (<CountLink value={count} what="messages" href={href} />)
      </span>
    </>
  );
}
