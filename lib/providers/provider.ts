import { otherProvider, type ProviderName, providerTable } from "@/lib/providers/constants";

const byHost: ReadonlyMap<string, ProviderName> = index("hosts");
const byDomain: ReadonlyMap<string, ProviderName> = index("domains");

/**
 * Who receives the mail: by the receiving host where an attempt named one, else by the recipient's
 * domain. A host that is not on the list is "other" even for a known domain: it is who answered.
 */
export function providerOf({ host, recipient }: { host: string | null; recipient: string | null }): ProviderName {
  if (host !== null) {
    return byLabels(byHost, normal(host)) ?? otherProvider;
  }
  const at = recipient?.lastIndexOf("@") ?? -1;
  const domain = recipient === null || at === -1 ? null : normal(recipient.slice(at + 1).replace(/>$/, ""));
  return (domain === null ? undefined : byDomain.get(domain)) ?? otherProvider;
}

/** The entry of the longest end of a name, cut at dots: `mx.notgoogle.com` is not Google. */
function byLabels(entries: ReadonlyMap<string, ProviderName>, name: string): ProviderName | undefined {
  const labels = name.split(".");
  for (let from = Math.max(0, labels.length - 5); from < labels.length; from += 1) {
    const found = entries.get(labels.slice(from).join("."));
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function normal(name: string): string {
  return name.trim().toLowerCase().replace(/\.$/, "");
}

function index(kind: "hosts" | "domains"): Map<string, ProviderName> {
  return new Map(providerTable.flatMap((entry) => entry[kind].map((end): [string, ProviderName] => [end, entry.name])));
}
