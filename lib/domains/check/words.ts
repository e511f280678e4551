/** Why a domain was not checked, for whoever asked. */
export function notCheckedWords(why: "off" | "not-public" | "not-a-sender", name: string): string {
  switch (why) {
    case "off":
      return "Domains are not looked up here: DNS_CHECKS is 0 in the configuration.";
    case "not-public":
      return `${name} is no public domain name, so it is not looked up. DNS_PRIVATE_NAMES=1 in the configuration allows it.`;
    case "not-a-sender":
      return "Nothing was reported of this domain, and no mail was sent from it in the last 30 days.";
    default:
      return why satisfies never;
  }
}
