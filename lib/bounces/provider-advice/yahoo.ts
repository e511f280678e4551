import type { ProviderAdvice, ProviderPage } from "@/lib/bounces/provider-advice/types";

const provider = "Yahoo";

const codes: ProviderPage = {
  label: "Yahoo Sender Hub: SMTP error codes",
  url: "https://senders.yahooinc.com/smtp-error-codes/",
};

const practices: ProviderPage = {
  label: "Yahoo Sender Hub: requirements and recommendations",
  url: "https://senders.yahooinc.com/best-practices/",
};

export const yahooAdvice = {
  "yahoo-complaints": {
    provider,
    means:
      "Yahoo and AOL delay our mail because of complaints, unusual volume or a poor reputation of the IP address or domain.",
    move: "ours",
    steps: [
      "Slow down to Yahoo and AOL: fewer connections, fewer messages an hour, recent openers first.",
      "Join Yahoo's Complaint Feedback Loop with the DKIM domain, and take everyone off the list who complains.",
      "Look for what changed: a new IP address, an old list, a jump in volume, a mailing that people did not expect.",
      "If it lasts over 48 hours after that, write by the Sender Hub's contact page with the code from the answer.",
    ],
    page: codes,
  },
  "yahoo-ip-blocked": {
    provider,
    means:
      "Yahoo and AOL refuse all mail from the sending IP address: it is on a block list such as Spamhaus, or has done too much harm.",
    move: "ours",
    steps: [
      "Look up the IP address at check.spamhaus.org, and get it removed there first.",
      "Stop the cause: an abused account, an old or bought list, many unknown recipients.",
      "Then send a sender support request by the contact page, with the IP address, the domain and the full answer.",
    ],
    page: { label: "Yahoo Sender Hub: contact", url: "https://senders.yahooinc.com/contact/" },
  },
  "yahoo-no-such-user": {
    provider,
    means: "There is no Yahoo or AOL account with this address, or it was closed for good.",
    move: "ours",
    steps: [
      "Stop sending to the address. After a final failure it goes on the suppression list by itself.",
      "Look for typing errors in the name and the domain (yaho.com, yahoo.con).",
      "Keep the share low: Yahoo blocks an IP address that mails many unknown recipients.",
    ],
    page: codes,
  },
  "yahoo-disabled": {
    provider,
    means: "The Yahoo or AOL mailbox exists, but is disabled, mostly because nobody used it for a year.",
    move: "ours",
    steps: [
      "Stop sending to the address. After a final failure it goes on the suppression list by itself.",
      "If you know the person, ask for another address by another way.",
    ],
    page: codes,
  },
  "yahoo-policy": {
    provider,
    means:
      "Yahoo refuses the message by its rules: authentication that fails, content or links that it does not take (PH codes), or headers that are not in order.",
    move: "ours",
    steps: [
      "Check SPF, DKIM and DMARC of the From domain (page Domains): bulk senders need all three.",
      "With a PH code, look for links to harmful or hacked pages and for attachments, and check that nobody abuses our system.",
      "Check the message against RFC 5322: no doubled or overlong headers, a right Date, a From that can be read.",
    ],
    page: codes,
  },
  "yahoo-sender-domain": {
    provider,
    means: "Yahoo could not find the domain of our return path or From address in DNS.",
    move: "ours",
    steps: [
      "Look up the domain in the answer: its SOA, and an MX or A record, also for the subdomain that bounces go to.",
      "Repair the name servers if they answer slowly or differently, and check that the domain has not expired.",
      "A 451 is tried again by itself; a 554 has to be sent again after the repair.",
    ],
    page: codes,
  },
  "yahoo-over-quota": {
    provider,
    means: "The recipient's Yahoo or AOL mailbox is full.",
    move: "recipient",
    steps: [
      "Wait some days and send again: the recipient may make room.",
      "If it stays full for weeks, treat the mailbox as abandoned.",
    ],
    page: codes,
  },
  "yahoo-busy": {
    provider,
    means: "Yahoo's servers were too busy for the connection. It says nothing about us or the recipient.",
    move: "receiver",
    steps: [
      "Wait: the sender tries again, and it is mostly over soon.",
      "If it lasts, open fewer connections to Yahoo and send more messages over each.",
    ],
    page: practices,
  },
} as const satisfies Record<string, ProviderAdvice>;
