import type { ObservedRecord } from "@/lib/domains/check/types";
import type { DomainDetail } from "@/lib/domains/types";

type Asked = Pick<DomainDetail, "name" | "expected" | "learnt">;

/** What a right record has to do, in a sentence; null where nobody has told. */
export function expectation(name: ObservedRecord, { name: domain, expected, learnt }: Asked): string | null {
  switch (name) {
    case "spf": {
      const senders = expected.flatMap(({ sender, spfInclude }) =>
        spfInclude === null ? [] : [`the servers of ${sender} (include:${spfInclude})`],
      );
      return senders.length === 0 ? null : `It lets ${senders.join(" and ")} pass, in whatever words.`;
    }
    case "returnPath": {
      const targets = expected.flatMap(({ returnPathPrefix, returnPathTarget }) =>
        returnPathTarget === null ? [] : [`${returnPathPrefix}.${domain} leads to ${returnPathTarget}`],
      );
      return targets.length === 0 ? null : `${targets.join(", ")}.`;
    }
    case "mx": {
      const hosts = expected.flatMap(({ mxHosts }) => mxHosts);
      return hosts.length === 0 ? null : `All of ${hosts.join(", ")}, or none of them.`;
    }
    case "dkim":
      return Object.keys(learnt.dkim ?? {}).length === 0
        ? null
        : "The key that was there when it was first seen right.";
    case "dmarc":
      return null;
    default:
      return name satisfies never;
  }
}
