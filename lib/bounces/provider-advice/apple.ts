import type { ProviderAdvice, ProviderPage } from "@/lib/bounces/provider-advice/types";

const provider = "Apple";

const page: ProviderPage = {
  label: "Postmaster information for iCloud Mail",
  url: "https://support.apple.com/en-us/102322",
};

export const appleAdvice = {
  "apple-no-such-user": {
    provider,
    means: "There is no iCloud mailbox or alias with this address.",
    move: "ours",
    steps: [
      "Stop sending to the address. After a final failure it goes on the suppression list by itself.",
      "If it is a Hide My Email address, its owner has deleted it: take that as leaving the list.",
    ],
    page,
  },
  "apple-inactive": {
    provider,
    means: "The iCloud address no longer exists or is switched off.",
    move: "ours",
    steps: [
      "Stop sending to the address.",
      "If you know the person, ask for another address by another way.",
      "Apple asks senders to drop people who no longer open: do that before the mailboxes lapse.",
    ],
    page,
  },
  "apple-over-quota": {
    provider,
    means: "The recipient's iCloud storage is full; photos and backups share it with mail.",
    move: "recipient",
    steps: [
      "Wait some days and send again: the recipient may make room.",
      "If it stays full for weeks, treat the mailbox as abandoned.",
    ],
    page,
  },
  "apple-local-policy": {
    provider,
    means:
      "Apple's filter refused the sender or the message: reputation of IP address and domain, content, or complaints. Apple says no more than that.",
    move: "ours",
    steps: [
      "Check SPF, DKIM, DMARC and the PTR record: Apple rejects bulk mail that lacks one.",
      "Look up the IP address at ipcheck.proofpoint.com and check.spamhaus.org, and the domains in our links too.",
      "Compare the message with the last one that got through, and take out link shorteners.",
      "Then write to icloudadmin@apple.com with company, domain, IP addresses, the full answers and since when.",
    ],
    page,
  },
  "apple-unauthenticated": {
    provider,
    means: "The message failed SPF and DKIM, or the From domain's own DMARC policy told Apple to refuse it.",
    move: "ours",
    steps: [
      "Check SPF and DKIM of the From domain (page Domains): one of them must pass and match the From domain.",
      "Look whether another service sends as this domain without signing, and set it up or move it to a subdomain.",
      "For mail to Hide My Email addresses, register the sending domain at Apple too if we use Sign in with Apple.",
    ],
    page,
  },
  "apple-rate": {
    provider,
    means: "Apple delays our mail because too much came at once.",
    move: "ours",
    steps: [
      "Wait: the sender tries again.",
      "Spread mailings to icloud.com, me.com and mac.com over hours, and open fewer connections.",
      "Raise the volume slowly on a new IP address.",
    ],
    page,
  },
} as const satisfies Record<string, ProviderAdvice>;
