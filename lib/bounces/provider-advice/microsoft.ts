import type { ProviderAdvice, ProviderPage } from "@/lib/bounces/provider-advice/types";

const ndr: ProviderPage = {
  label: "Non-delivery reports in Exchange Online",
  url: "https://learn.microsoft.com/en-us/troubleshoot/exchange/email-delivery/ndr/non-delivery-reports-in-exchange-online",
};

const postmaster: ProviderPage = {
  label: "Outlook.com Postmaster: troubleshooting",
  url: "https://substrate.office.com/ip-domain-management-snds/Postmaster/Troubleshooting",
};

const delist: ProviderPage = { label: "Office 365 delist portal", url: "https://sender.office.com/" };

export const microsoftAdvice = {
  "microsoft-no-such-recipient": {
    provider: "Microsoft 365",
    means:
      "The recipient's organisation has no such address. With 5.4.1 the edge refused it by the directory: the words Access denied are not about us.",
    move: "ours",
    steps: [
      "Stop sending to the address. After a final failure it goes on the suppression list by itself.",
      "If all addresses of one domain fail this way at once, its administrator has probably changed the domain's set-up: wait a day, or ask.",
      "If many come from one form or import, confirm addresses there before you mail them.",
    ],
    page: {
      label: "Directory-based edge blocking",
      url: "https://learn.microsoft.com/en-us/exchange/mail-flow-best-practices/use-directory-based-edge-blocking",
    },
  },
  "microsoft-relay-denied": {
    provider: "Microsoft 365",
    means: "The Microsoft server that the domain's MX record names does not serve this domain, or no longer does.",
    move: "receiver",
    steps: [
      "Check that the recipient's domain is spelled right. If it is ours, compare its MX records with the Microsoft 365 admin centre.",
      "Tell the recipient by another way: only their administrator can repair it.",
      "If it lasts, take the domain off your next mailing.",
    ],
    page: ndr,
  },
  "microsoft-ip-blocked": {
    provider: "Outlook.com",
    means:
      "The sending IP address, or the network around it, is on the block list of Outlook.com, Hotmail, Live and MSN.",
    move: "ours",
    steps: [
      "Look up the IP address in Microsoft's SNDS for complaints and spam traps, and join JMRP to get the complaints.",
      "Stop what caused it: an old list, a jump in volume, an abused account, a neighbour in the same network.",
      "Check SPF, DKIM, DMARC and PTR, then ask for removal with the sender support form, and give the full answer with its S code.",
      "If the first reply says that nothing was found or that we do not qualify, answer it and ask for a review by a person.",
    ],
    page: { label: "Outlook.com sender support form", url: "https://olcsupport.office.com/" },
  },
  "microsoft-ip-throttled": {
    provider: "Outlook.com",
    means: "Outlook.com lets in only part of our mail because of the sending IP address's reputation.",
    move: "ours",
    steps: [
      "Send less per hour to Outlook.com, Hotmail, Live and MSN, and start with people who opened lately.",
      "Look up the IP address in SNDS; if it is new, raise its volume slowly over some weeks.",
      "Join JMRP and take everyone off the list who reports our mail as junk.",
      "If it lasts for days with little volume and few complaints, write by the sender support form at olcsupport.office.com.",
    ],
    page: postmaster,
  },
  "microsoft-connections": {
    provider: "Outlook.com",
    means: "Our IP address has more connections open to Outlook.com than its reputation allows.",
    move: "ours",
    steps: [
      "Lower the number of connections at a time to Outlook.com, and send more messages over each.",
      "Wait: the sender tries the delayed mail again.",
      "Spread large mailings over hours.",
    ],
    page: postmaster,
  },
  "microsoft-server-busy": {
    provider: "Microsoft 365",
    means:
      "Microsoft saw unusual sending from our IP address and holds it back while it looks closer. For a new IP address that is common.",
    move: "receiver",
    steps: [
      "Wait: the sender tries again, and the hold is lifted once the sending looks right.",
      "Send less to Microsoft 365 until it passes, and raise the volume slowly on a new IP address.",
      "If it lasts over a day or two, look for abuse of our accounts and ask for removal at the delist portal.",
    ],
    page: delist,
  },
  "microsoft-banned-ip": {
    provider: "Microsoft 365",
    means: "Microsoft 365 has banned the sending IP address because of spam or other harmful traffic from it.",
    move: "ours",
    steps: [
      "Find the cause first: an abused account or form, malware on the server, an old list, a former user of the address.",
      "Enter the IP address in the delist portal, confirm by the link in its mail, and give it up to a day.",
      "If the portal refuses, contact Microsoft support with the full answer, or ask who runs the IP address to do so.",
    ],
    page: delist,
  },
  "microsoft-banned-sender": {
    provider: "Microsoft 365",
    means: "Microsoft has banned the sending address or account because of spam from it.",
    move: "ours",
    steps: [
      "Find out who sent what from that address, change its passwords and keys, and stop the spam.",
      "If the account is in our Microsoft 365, release it under Restricted entities in the Defender portal.",
      "Otherwise forward the whole answer to the delisting address that it names, and wait for the reply.",
    ],
    page: ndr,
  },
  "microsoft-authentication": {
    provider: "Microsoft 365",
    means:
      "The From domain does not pass DMARC, or does not meet the rules for domains that send over 5,000 messages a day to Outlook.com: SPF, DKIM and DMARC together.",
    move: "ours",
    steps: [
      "Check SPF, DKIM and DMARC of the From domain (page Domains): SPF and DKIM must pass, and one of them must match the From domain.",
      "Publish a DMARC record, p=none at least.",
      "Look for other services that send as this domain without signing, in the DMARC reports.",
    ],
    page: {
      label: "Outlook.com Postmaster: policies",
      url: "https://substrate.office.com/ip-domain-management-snds/Postmaster/Policies",
    },
  },
  "microsoft-closed-recipient": {
    provider: "Microsoft 365",
    means:
      "The address exists, but is a group or mailbox that takes mail only from its own organisation or from named senders.",
    move: "recipient",
    steps: [
      "Do not send there again for now: trying again changes nothing.",
      "If the recipient wants the mail, their administrator or the group's owner has to allow senders from outside.",
      "Ask for a personal address instead of the group's.",
    ],
    page: ndr,
  },
  "microsoft-customer-block-list": {
    provider: "Microsoft 365",
    means: "The recipient's organisation itself has blocked our IP address, domain or address. Microsoft has not.",
    move: "recipient",
    steps: [
      "Ask the recipient or their administrator why, and to take us off their own block list.",
      "Stop mailing that organisation until then; a delisting request to Microsoft does not help.",
    ],
    page: ndr,
  },
  "microsoft-connection": {
    provider: "Microsoft 365",
    means:
      "Microsoft could not reach the mail server behind it, or that server dropped the connection. The fault is mostly with the server that the answer names.",
    move: "receiver",
    steps: [
      "Wait: the mail is tried again for a day or so.",
      "Read the IP address in the answer: if it is ours, check firewall, port 25 and TLS on it.",
      "If it is not, tell the recipient's administrator by another way.",
    ],
    page: ndr,
  },
  "microsoft-dns": {
    provider: "Microsoft 365",
    means: "A DNS query failed while Microsoft looked for the next mail server.",
    move: "receiver",
    steps: [
      "Wait: most name server trouble passes within hours.",
      "Look up the MX records of the domain in the answer and the hosts in them; if the domain is ours, repair it.",
      "If it lasts, tell the domain's administrator by another way.",
    ],
    page: ndr,
  },
  "microsoft-recipient-rate": {
    provider: "Microsoft 365",
    means:
      "The mailbox got more messages in this hour than Microsoft allows: 5.2.121 counts ours alone, 5.2.122 those of everybody. The 5xx code is not final.",
    move: "ours",
    steps: [
      "Do not suppress the address. Send again after an hour.",
      "If our system sends there without end, stop the loop and put many notices into one message.",
    ],
    page: ndr,
  },
  "microsoft-tenant-limit": {
    provider: "Microsoft 365",
    means:
      "The Microsoft 365 account that the mail was sent through is over its sending limit or blocked for spam, or sends from an IP address with no reputation. The recipient has no part in it.",
    move: "ours",
    steps: [
      "Look in the admin centre for abused accounts and connectors, and close them.",
      "Send bulk mail through the sending service, not through a Microsoft 365 mailbox.",
      "Contact Microsoft support from the tenant to have the block lifted once the cause is gone.",
    ],
    page: ndr,
  },
  "microsoft-spam": {
    provider: "Microsoft 365",
    means: "Microsoft's filter judged the message itself to be spam or harmful.",
    move: "ours",
    steps: [
      "Compare the message with the last one that got through: links, attachments, wording, From name.",
      "Check the domains in its links against block lists, and take out link shorteners.",
      "Check that SPF, DKIM and DMARC pass, because a failure adds to the verdict.",
      "If one organisation refuses what others take, ask its administrator to report the message to Microsoft as not spam.",
    ],
    page: postmaster,
  },
  "exchange-size": {
    provider: "Exchange",
    means: "The message is larger than the recipient, or our own Exchange account, is allowed to take or send.",
    move: "ours",
    steps: [
      "Make the message smaller: link to files instead of attaching them, and shrink images.",
      "Stay under 10 MB where you do not know the limit; attachments grow by a third in transport.",
    ],
    page: ndr,
  },
  "exchange-full": {
    provider: "Exchange",
    means: "The recipient's Exchange mailbox is over its quota.",
    move: "recipient",
    steps: [
      "Wait some days and send again: the recipient or their administrator may make room.",
      "If the person matters to you, tell them by another way.",
      "If it stays full for weeks, treat the mailbox as abandoned.",
    ],
    page: ndr,
  },
} as const satisfies Record<string, ProviderAdvice>;
