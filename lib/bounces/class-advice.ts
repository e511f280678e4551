import { type BounceClassName, bounceClassOf, unclassified } from "@/lib/bounces/constants";

/** What to do about a class, in the order of doing. */
const steps: Readonly<Record<BounceClassName, readonly string[]>> = {
  invalid_recipient: [
    "Stop sending to the address. After a final failure it goes on the suppression list by itself.",
    "Where many come at once, look at where the addresses were collected: a form without confirmation, an old import, a typing error in the domain part.",
    "Keep the share low: providers take many unknown recipients for a bought list.",
  ],
  inactive_mailbox: [
    "Stop sending to the address. After a final failure it goes on the suppression list by itself.",
    "If you know the person, ask for another address by another way.",
    "Mail only people who opened or clicked in the last months: abandoned mailboxes become spam traps.",
  ],
  mailbox_full: [
    "Wait: the sender tries again for a day or two, and the recipient may make room.",
    "Do not suppress at the first time. If it stays full for weeks, treat it as abandoned.",
  ],
  invalid_domain: [
    "Stop sending to the address. After a final failure it goes on the suppression list by itself.",
    "Look for typing errors (gmial.com, hotmial.com) and check the domain where the address is entered.",
  ],
  dns_failure: [
    "Wait: the sender tries again, and most name server trouble passes within hours.",
    "Read the answer: if the domain that did not resolve is your own, repair its DNS (page Domains).",
  ],
  routing_error: [
    "The receiver's servers do not know the domain, or send mail in a circle: only its administrator can repair that.",
    "Check that the recipient's domain is spelled right. If it is yours, check its MX records.",
    "If it lasts, tell the recipient by another way; take the address off your next mailing.",
  ],
  spam_block: [
    "Read which list or rule the answer names, and ask for removal there once the cause is gone.",
    "Slow down towards this provider, and send first to people who opened lately.",
    "Look for what changed: a new IP address or domain, a jump in volume, a bought or old list, a compromised account.",
    "Watch the provider's own tools (Google Postmaster Tools, Microsoft SNDS, Yahoo Sender Hub).",
  ],
  spam_content: [
    "Compare the message with the last one that arrived: links, link shorteners, attachments, wording, ratio of images to text.",
    "Check the domains in its links against block lists.",
    "Make leaving easy, with a one-click unsubscribe header: people who cannot leave report spam.",
  ],
  policy_rejection: [
    "Check SPF, DKIM and DMARC of the From domain (page Domains): most of these answers mean that one of them fails or does not align.",
    "Check that the sending IP address has a PTR record whose name points back to it.",
    "Read the answer: size and attachment limits, TLS and closed mailing lists are policy too.",
  ],
  connection_error: [
    "Wait: the sender tries again.",
    "If only one provider fails, its servers are down or refuse your IP address; look at the answers by receiving host.",
    "If all providers fail, look at your own network, firewall and port 25.",
  ],
  protocol_error: [
    "Read the answer: it names the command or the header that was refused.",
    "Check the message against RFC 5322: one From, a valid Date, no bare line feeds, lines under 998 characters.",
    "If one receiver refuses what all others take, tell its postmaster.",
  ],
  transient_failure: [
    "Wait: greylisting, rate limits and busy servers pass by themselves, and the sender tries again.",
    "If one provider delays much of your mail, spread large mailings over hours and open fewer connections.",
  ],
  unclassified: [
    "Read the answer. If it says more than the class does, treat it by what it says.",
    "Answers that come often are listed on the Bounces page, with the hosts that gave them.",
  ],
};

function isClassName(name: string): name is BounceClassName {
  return Object.hasOwn(steps, name);
}

/** What to do, one sentence or two a step; for a class that is not one of the thirteen, what to do with an unknown one. */
export function stepsFor(name: string | null): readonly string[] {
  const known = bounceClassOf(name)?.name ?? unclassified;
  return steps[isClassName(known) ? known : unclassified];
}
