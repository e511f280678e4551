import type { ProviderAdvice, ProviderPage } from "@/lib/bounces/provider-advice/types";

const mimecast: ProviderPage = {
  label: "Mimecast SMTP error codes",
  url: "https://mimecastsupport.zendesk.com/hc/en-us/articles/34000709564691-Policies-Mimecast-SMTP-Error-Codes",
};

const barracuda: ProviderPage = {
  label: "Barracuda Central: removal request",
  url: "https://www.barracudacentral.org/rbl/removal-request",
};

/** Filters that stand before the servers of many receivers. */
export const filterAdvice = {
  "proofpoint-blocked": {
    provider: "Proofpoint",
    means:
      "Proofpoint's dynamic list holds the sending IP address for a source of spam or viruses. Many companies use it, and Apple too.",
    move: "ours",
    steps: [
      "Look up the IP address at ipcheck.proofpoint.com: the list changes quickly, and it may be off again.",
      "Look for an abused account, malware or an old list, and stop it: the block ends by itself after a time without spam.",
      "Ask for removal on the look-up page, with the recipient, the kind of mail and the full answer.",
    ],
    page: { label: "Proofpoint IP check", url: "https://ipcheck.proofpoint.com/" },
  },
  "mimecast-greylisted": {
    provider: "Mimecast",
    means:
      "Mimecast does not know this combination of IP address, sender and recipient yet and wants a second try, between one minute and twelve hours later.",
    move: "receiver",
    steps: [
      "Wait: the sender tries again, from the same IP address and return path, and then it goes through.",
      "If it never does, look whether each try leaves from another IP address or with another return path.",
      "If only our mail is held for days, ask the recipient's administrator for an exception.",
    ],
    page: mimecast,
  },
  "mimecast-reputation": {
    provider: "Mimecast",
    means: "Mimecast refuses the sending IP address because of its poor reputation.",
    move: "ours",
    steps: [
      "Open the link in the answer, and look up the IP address on the large block lists.",
      "Stop the cause: an abused account, an old list, a neighbour on a shared IP address.",
      "Ask the recipient's administrator to let us through: Mimecast itself talks only to its customers.",
    ],
    page: mimecast,
  },
  "mimecast-recipient-blocks": {
    provider: "Mimecast",
    means: "The recipient or their organisation has put our address, domain or IP address on its own block list.",
    move: "recipient",
    steps: [
      "Stop sending to the address, and take it as a wish to leave the list.",
      "If the mail is wanted, the recipient or their administrator has to take us off that list.",
    ],
    page: mimecast,
  },
  "mimecast-no-such-recipient": {
    provider: "Mimecast",
    means: "The address is not in the directory that the recipient's organisation keeps at Mimecast.",
    move: "ours",
    steps: [
      "With 550, stop sending to the address; with 451, wait for the next try, since the directory may be out of date.",
      "If all addresses of one organisation fail at once, tell its administrator.",
    ],
    page: mimecast,
  },
  "barracuda-listed": {
    provider: "Barracuda",
    means: "The sending IP address is on the Barracuda Reputation Block List.",
    move: "ours",
    steps: [
      "Find the cause first: an abused account or web form, an open relay, spam traps in an old list.",
      "Ask for removal once, with the IP address and what was repaired. It takes about a day; more requests do not speed it up.",
      "Check that the IP address has a PTR record in our own domain.",
    ],
    page: barracuda,
  },
  "barracuda-no-such-user": {
    provider: "Barracuda",
    means: "The Barracuda filter before the recipient's server knows no such address there.",
    move: "ours",
    steps: [
      "Stop sending to the address. After a final failure it goes on the suppression list by itself.",
      "If all addresses of one organisation fail at once, tell its administrator: the filter's list may be out of date.",
    ],
    page: null,
  },
  "barracuda-abuse": {
    provider: "Barracuda",
    means: "The Barracuda filter turns our IP address away because it counts us as abusive.",
    move: "ours",
    steps: [
      "Stop sending to the recipients behind this host until the cause is found.",
      "Look up the IP address at Barracuda Central, and ask for removal there if it is listed.",
      "If it is not, ask the recipient's administrator: the block may be their own.",
    ],
    page: barracuda,
  },
  "cloudmark-reputation": {
    provider: "Cloudmark",
    means:
      "Cloudmark Sender Intelligence gives the sending IP address a poor reputation, from spam and complaints at the providers that use it.",
    move: "ours",
    steps: [
      "Stop what draws complaints: look at the last mailings before the first such answer.",
      "Ask for a reset of the IP address's statistics with the link in the answer, and confirm by the mail that follows.",
      "Repair the cause before you ask: the first reset is mostly granted within a day, later ones are looked into.",
    ],
    page: { label: "Cloudmark reset request", url: "https://csi.cloudmark.com/en/reset/" },
  },
  "cisco-reputation": {
    provider: "Cisco",
    means: "A Cisco mail gateway refuses the sending IP address because of its poor score at Cisco Talos.",
    move: "ours",
    steps: [
      "Look up the IP address at talosintelligence.com: reputation, volume, and neighbours in the same network.",
      "Look for an abused account, malware or a jump in volume, and check the PTR record.",
      "Open a sender IP reputation ticket at Talos, with a free account, once the cause is gone.",
    ],
    page: { label: "Cisco Talos support", url: "https://talosintelligence.com/support" },
  },
  "symantec-content": {
    provider: "Symantec",
    means: "Symantec Email Security (Broadcom, formerly MessageLabs) took the message for spam.",
    move: "ours",
    steps: [
      "Compare the message with the last one that got through, and check the domains in its links against block lists.",
      "Check that the sending IP address is on no block list.",
      "Submit the message as a file for review, or ask the recipient's administrator to release and approve it.",
    ],
    page: {
      label: "Broadcom: mail blocked by Symantec",
      url: "https://knowledge.broadcom.com/external/article/177117/email-sent-from-an-external-mailer-is-bl.html",
    },
  },
  "trend-micro-reputation": {
    provider: "Trend Micro",
    means: "The sending IP address is in Trend Micro's Email Reputation Services: a spam source or a dial-up range.",
    move: "ours",
    steps: [
      "Look up the IP address and read which of its lists it is on.",
      "Repair the cause, and check that the server is no open relay and has a PTR record of its own.",
      "Ask for removal from an abuse or postmaster address of the network's owner: Trend Micro answers no one else.",
    ],
    page: {
      label: "Trend Micro: blocked IP addresses",
      url: "https://docs.trendmicro.com/en-us/documentation/article/email-reputation-services-service-central-blocked",
    },
  },
} as const satisfies Record<string, ProviderAdvice>;
