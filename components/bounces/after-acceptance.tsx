import { CountLink } from "@/components/bounces/count-link";
import { Explain } from "@/components/ui/explain";
import { rate } from "@/lib/format";

/** Bounces that came back after the receiver had taken the message: outside the classes. */
export function AfterAcceptance({ bounced, share, href }: { bounced: number; share: number | null; href: string }) {
  return (
    <div className="flex flex-wrap items-center gap-x-1 text-sm">
      Outside the classes:&nbsp;
      <CountLink value={bounced} what="messages bounced after acceptance" href={href} />
      &nbsp;{bounced === 1 ? "message" : "messages"} bounced after acceptance ({rate(share)} of all that bounced).
      <Explain of="Bounced after acceptance">
        <p>
          The receiving server took the message and sent a bounce later. Such a bounce brings no class. Automatic
          replies and delay notices that come the same way are shown with their message and not counted.
        </p>
      </Explain>
    </div>
  );
}
