import { bounceClassOf } from "@/lib/bounces/constants";
import type { ChangeAction, Origin, Suppression } from "@/lib/suppressions/types";

export const originLabels: Readonly<Record<Origin, string>> = {
  policy: "Automatic",
  manual: "By hand",
  import: "Import",
  api: "API",
  ark: "Ark",
};

export const actionLabels: Readonly<Record<ChangeAction, string>> = {
  added: "Added",
  updated: "Renewed",
  removed: "Removed",
  lifted: "Lifted",
  expired: "Expired",
  returned: "Failed again",
};

/** Who: `policy`, `user:<name>` or `key:<name>`. */
export function actorWords(actor: string | null): string {
  if (actor === null || actor === "policy") {
    return "automatic rule";
  }
  const [kind = "", ...rest] = actor.split(":");
  const name = rest.join(":");
  return kind === "key" ? `API key ${name}` : name === "" ? kind : name;
}

type Cause = Pick<Suppression, "classification" | "reason" | "origin">;

/** Why an address is on the list, in few words. */
export function reasonWords({ classification, reason }: Pick<Cause, "classification" | "reason">): string {
  if (reason !== null && reason !== classification) {
    return reason;
  }
  return bounceClassOf(classification)?.label ?? reason ?? "No reason given";
}

/** What may happen when mail goes to the address again. */
export function removalRisk({ classification, origin }: Pick<Cause, "classification" | "origin">): string {
  switch (classification) {
    case "invalid_recipient":
      return "The mailbox did not exist. Mail to addresses that do not exist is what providers know bought lists by: if it bounces again it costs reputation, and the address comes back on the list.";
    case "inactive_mailbox":
      return "The mailbox was disabled or closed. Abandoned mailboxes are turned into spam traps: remove it only if you know that the person uses it again.";
    case "invalid_domain":
      return "The domain did not exist or takes no mail. Check it for a typing error first: mail to it fails at once, and the address comes back on the list.";
    default:
      return origin === "policy"
        ? "A final failure put it here. If the cause is not gone, the next message fails as well and the address comes back."
        : "Somebody put it here on purpose. If the person asked for no more mail, the next message may be reported as spam, which weighs more than a bounce.";
  }
}

/** What may happen when mail goes to many again, whatever put each of them here. */
export const removalRiskOfMany =
  "Those whose mail failed come back when it fails again, and mailboxes that do not exist or were given up cost reputation. Those whom somebody put here may report the next message as spam.";

/** Our list is not the sender's own. */
export const senderListNote =
  "Ark and Postal each keep a list of their own and hold mail to an address on it, whatever is done here. At Ark remove it under Suppressions or by its API. Postal takes it off after 30 days, or when a held message to it is released by hand and arrives.";
