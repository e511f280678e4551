import type { ProviderAdvice, ProviderPage } from "@/lib/bounces/provider-advice/types";

const comcast: ProviderPage = {
  label: "Xfinity: email error codes",
  url: "https://www.xfinity.com/support/articles/email-errors",
};

const spectrum: ProviderPage = {
  label: "Spectrum: understanding email error codes",
  url: "https://www.spectrum.net/support/internet/understanding-email-error-codes",
};

const cox: ProviderPage = {
  label: "Cox: email error codes",
  url: "https://www.cox.com/residential/support/email-error-codes.html",
};

const godaddy: ProviderPage = {
  label: "GoDaddy: fix rejected email with a bounce error",
  url: "https://www.godaddy.com/help/fix-rejected-email-with-a-bounce-error-40685",
};

export const americanAdvice = {
  "comcast-blocked": {
    provider: "Comcast",
    means:
      "Comcast (Xfinity) blocks the sending IP address: BL000000 is its own list, BL000010 a public block list such as Spamhaus.",
    move: "ours",
    steps: [
      "Look up the IP address on Spamhaus, Sender Score and Cloudmark, and get it removed there first.",
      "Stop the cause: complaints, unknown recipients, a jump in volume, an abused account.",
      "Then ask Comcast for removal with the postmaster form, with the IP address and the full answer.",
    ],
    page: { label: "Xfinity: postmaster form", url: "https://spa.xfinity.com/report" },
  },
  "comcast-ptr": {
    provider: "Comcast",
    means: "Comcast takes no mail from an IP address without a PTR record, and the name must resolve again.",
    move: "ours",
    steps: [
      "Publish a PTR record for the sending IP address whose name resolves back to it.",
      "Choose a name in our own domain: Comcast takes generic names for dial-up ranges.",
    ],
    page: comcast,
  },
  "comcast-no-such-user": {
    provider: "Comcast",
    means: "There is no such mailbox at Comcast; Not our Customer and unallocated mean the same.",
    move: "ours",
    steps: [
      "Stop sending to the address. After a final failure it goes on the suppression list by itself.",
      "Keep the share low: Comcast blocks an IP address that mails many unknown recipients.",
    ],
    page: comcast,
  },
  "att-blocked": {
    provider: "AT&T",
    means:
      "AT&T (att.net, bellsouth.net, sbcglobal.net and others) blocks the sending IP address. Since 2025 Yahoo runs these mailboxes.",
    move: "ours",
    steps: [
      "Check the PTR record, and look up the IP address on Spamhaus.",
      "Stop the cause, then write to the address that the answer names, with the IP address and the full answer.",
      "If that address does not reply, write to Yahoo by its Sender Hub.",
    ],
    page: { label: "Yahoo Sender Hub: contact", url: "https://senders.yahooinc.com/contact/" },
  },
  "charter-blocked": {
    provider: "Spectrum",
    means:
      "Spectrum (Charter, Time Warner, Roadrunner) blocks our IP address or sender. The number after AUP# tells why.",
    move: "ours",
    steps: [
      "Look up the number: 1000 to 1080 are its own blocks, 1200 and 1210 Cloudmark, 1220 to 1250 Spamhaus.",
      "For Cloudmark or Spamhaus, ask for removal there.",
      "For Spectrum's own blocks, stop the cause and wait: they end by themselves after some days without spam.",
    ],
    page: spectrum,
  },
  "charter-limits": {
    provider: "Spectrum",
    means:
      "We opened too many connections to Spectrum, or sent too much at once (AUP# 1300 to 1580). The limits depend on our reputation.",
    move: "ours",
    steps: [
      "Lower connections and messages an hour to Spectrum's domains, and let the sender try again.",
      "Take out unknown recipients: they count against the limit too.",
      "If it lasts at a low rate, pause bulk mail there for a day and start again with recent openers.",
    ],
    page: spectrum,
  },
  "cox-blocked": {
    provider: "Cox",
    means:
      "Cox blocks the sending IP address: CXBL is its own list, CDRBL a block of at most 24 hours, and IPBL followed by digits a public list.",
    move: "ours",
    steps: [
      "Look up the code on its page: the digits after IPBL say which list, such as Spamhaus, Cloudmark or Invaluement.",
      "Ask for removal at that list, or wait a day with CDRBL.",
      "With CXBL, stop the cause and write to Cox as the page says.",
    ],
    page: cox,
  },
  "godaddy-blocked": {
    provider: "GoDaddy",
    means:
      "GoDaddy (secureserver.net) refuses the IP address: IB103 is Cloudmark, IB104 to IB106 Spamhaus, IB110 to IB113 a block of an hour or a day, RBL Reject its own list.",
    move: "ours",
    steps: [
      "With IB103 to IB106, ask for removal at Cloudmark or Spamhaus.",
      "With IB110 to IB113, stop the mailing, take out unknown recipients, and go on after the hour or the day.",
      "With RBL Reject, use the link in the answer or unblock.secureserver.net.",
    ],
    page: godaddy,
  },
  "godaddy-rate": {
    provider: "GoDaddy",
    means:
      "GoDaddy's limit for our IP address is used up: IB007 connections, IB504 and IB607 messages or recipients an hour, IB510 messages in one session.",
    move: "ours",
    steps: [
      "Do not suppress the address. Send again after an hour.",
      "Lower connections, messages for each connection, and messages an hour to secureserver.net.",
    ],
    page: godaddy,
  },
  "godaddy-sender": {
    provider: "GoDaddy",
    means:
      "GoDaddy does not take our From address or IP address: no From (IB501), no valid domain (IB506), SPF that does not cover us (IB508), no PTR record (IB108).",
    move: "ours",
    steps: [
      "Look up the code on its page.",
      "Check that the From domain has an MX or A record, and that its SPF record covers the sending IP address (page Domains).",
      "Publish a PTR record for the sending IP address whose name resolves back to it.",
    ],
    page: godaddy,
  },
  "godaddy-virus": {
    provider: "GoDaddy",
    means: "GoDaddy's scanner took a link, an attachment or a pattern in the message for a virus.",
    move: "ours",
    steps: [
      "Scan the attachments, and check that the pages behind our links are not hacked.",
      "Send links to our own domain instead of attachments, and no link shorteners.",
      "Look for the part that is to blame by sending the message without it to a test mailbox there.",
    ],
    page: godaddy,
  },
  "rackspace-blocked": {
    provider: "Rackspace",
    means:
      "Rackspace Email (emailsrvr.com) refuses or slows our IP address: ACL dns_rbl names a block list, a code such as G28 a limit for new or untrusted addresses.",
    move: "ours",
    steps: [
      "Read the list that the answer names, and ask for removal there.",
      "Check the PTR record, and raise the volume slowly on a new IP address.",
      "If no list is to blame, write to the postmaster as its site says, with the full answer.",
    ],
    page: { label: "Rackspace Email postmaster", url: "https://postmaster.emailsrvr.com/home" },
  },
  "mailchannels-blocked": {
    provider: "MailChannels",
    means:
      "MailChannels, a filter that hosting companies use for incoming and outgoing mail, refused the message or its sender. The letters in brackets tell why.",
    move: "ours",
    steps: [
      "Look up the letters: SS is the content, RBL a block list, ESA and BFD the sender, BR too many unknown recipients.",
      "Repair that: content and links, the listing, SPF, or the list of recipients.",
      "If the recipient's host uses it, ask the recipient to report the message as not spam to their host.",
    ],
    page: { label: "MailChannels SMTP errors", url: "https://docs.mailchannels.com/outbound/smtp-errors" },
  },
  "ses-suppressed": {
    provider: "Amazon SES",
    means:
      "Amazon SES did not try to deliver: the address is on a suppression list, because it failed or its owner complained before.",
    move: "ours",
    steps: [
      "Take it as if the address were unknown: stop sending to it.",
      "If you know that it works again, take it off the account's suppression list in the SES console, in the same region.",
      "Never take off an address that complained, unless its owner asks for it.",
    ],
    page: {
      label: "SES account-level suppression list",
      url: "https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html",
    },
  },
} as const satisfies Record<string, ProviderAdvice>;
