import type { ProviderAdvice, ProviderPage } from "@/lib/bounces/provider-advice/types";

const gmx: ProviderPage = {
  label: "GMX postmaster: error messages",
  url: "https://postmaster.gmx.com/en/error-messages",
};

const tOnline: ProviderPage = {
  label: "T-Online postmaster",
  url: "https://postmaster.t-online.de/index.en.html",
};

const orange: ProviderPage = { label: "Orange postmaster", url: "https://postmaster.orange.fr/" };

const mailru: ProviderPage = {
  label: "Mail.ru: mailing rules",
  url: "https://help.mail.ru/enpostmaster/mailing_rules",
};

export const europeanAdvice = {
  "gmx-ptr": {
    provider: "GMX",
    means:
      "GMX, web.de, mail.com and IONOS take no mail from this IP address: its PTR record is missing, generic or does not resolve back.",
    move: "ours",
    steps: [
      "Publish a PTR record for the sending IP address whose name resolves back to it.",
      "Choose a name in our own domain, and use the same one in HELO.",
      "Open the link in the answer to see the case, and to write to them if it is right already.",
    ],
    page: gmx,
  },
  "gmx-listed": {
    provider: "GMX",
    means: "GMX, web.de, mail.com and IONOS have the sending IP address on a block list, their own or a public one.",
    move: "ours",
    steps: [
      "Open the link in the answer: it names the reason for this very case.",
      "Look up the IP address on Spamhaus and other public lists, and get it removed there.",
      "Stop the cause, then use the contact form on the page behind the link.",
    ],
    page: gmx,
  },
  "gmx-policy": {
    provider: "GMX",
    means:
      "GMX, web.de, mail.com or IONOS refuses by its rules: mostly too many unknown recipients, HELO names that change, SPF that fails, or a reputation that is too poor.",
    move: "ours",
    steps: [
      "Open the link in the answer, and read which rule it was.",
      "Take unknown and old addresses off the list, and send slower for some days.",
      "Check SPF of the return path's domain, and give each sending IP address one fixed HELO name.",
      "If forwarded mail fails by SPF, let the forwarder rewrite the return path (SRS).",
    ],
    page: gmx,
  },
  "gmx-sender-dns": {
    provider: "GMX",
    means: "GMX, web.de, mail.com or IONOS found no right MX or A record for the domain that we send from.",
    move: "ours",
    steps: [
      "Give the return path's domain and the From domain an MX record that leads to a public address.",
      "Look for MX records that point to localhost, a private address or a name that does not exist.",
      "Send again once the old DNS answer has run out.",
    ],
    page: gmx,
  },
  "t-online-blocked": {
    provider: "T-Online",
    means:
      "T-Online does not take mail from this IP address: it is on its own list, or unknown to it. New and long unused addresses are refused until somebody asks.",
    move: "ours",
    steps: [
      "Check PTR, HELO and the website of the host's domain against section 4.1 of its postmaster page.",
      "Put an imprint with full contact details on the website of the host's domain.",
      "Write to the address in the answer, mostly tosa@rx.t-online.de, with IP address, host name and a link to the imprint.",
    ],
    page: tOnline,
  },
  "t-online-dialup": {
    provider: "T-Online",
    means:
      "T-Online takes the sending IP address for a dial-up one: its PTR name looks generic, or no operator can be found behind it.",
    move: "ours",
    steps: [
      "Publish a PTR record with a name in our own domain that shows a mail server, and use it in HELO.",
      "Put an imprint with full contact details on the website of that domain.",
      "Then write to the address in the answer with IP address, host name and a link to the imprint.",
    ],
    page: tOnline,
  },
  "orange-no-such-user": {
    provider: "Orange",
    means: "There is no such mailbox at Orange, Wanadoo or Laposte.net (code 416).",
    move: "ours",
    steps: [
      "Stop sending to the address. After a final failure it goes on the suppression list by itself.",
      "Drop old wanadoo.fr and voila.fr addresses that have not opened for long.",
    ],
    page: orange,
  },
  "orange-full": {
    provider: "Orange",
    means: "The recipient's mailbox at Orange is full (code 417). The status 5.1.1 beside it means nothing more.",
    move: "recipient",
    steps: [
      "Wait some days and send again: the recipient may make room.",
      "If it stays full for weeks, treat the mailbox as abandoned.",
    ],
    page: orange,
  },
  "orange-account-blocked": {
    provider: "Orange",
    means: "The recipient's account at Orange or Laposte.net is blocked or archived (codes 426 and 420).",
    move: "ours",
    steps: [
      "Stop sending to the address.",
      "If you know the person, tell them by another way: signing in may open the mailbox again.",
    ],
    page: orange,
  },
  "orange-sender": {
    provider: "Orange",
    means:
      "Orange does not take our sender address: its domain has no right DNS records, or SPF or DMARC fails (codes 401, 403, 405, 415 and 517).",
    move: "ours",
    steps: [
      "Check that the return path's domain and the From domain have an MX or A record.",
      "Check SPF, DKIM and DMARC of the From domain (page Domains).",
      "Use a From address that takes replies.",
    ],
    page: orange,
  },
  "orange-blocked": {
    provider: "Orange",
    means:
      "Orange blocks or turns away the sending IP address because of spam or complaints (codes 102, 103, 510 and 999).",
    move: "ours",
    steps: [
      "Look up the IP address on Spamhaus, Abusix and Cloudmark: Orange names these three.",
      "Pause bulk mail to Orange and Wanadoo for some hours, then go on slowly with recent openers.",
      "Join the feedback loop of Signal Spam, and drop everyone who complains.",
      "If it lasts, write to Orange as its postmaster page says.",
    ],
    page: orange,
  },
  "orange-connections": {
    provider: "Orange",
    means: "We have too many connections open to Orange (code 104). It allows only a few for an IP address.",
    move: "ours",
    steps: [
      "Lower it to two or three connections at a time to orange.fr and wanadoo.fr.",
      "Wait: the sender tries the delayed mail again.",
      "Spread large mailings over hours.",
    ],
    page: orange,
  },
  "orange-content": {
    provider: "Orange",
    means: "Orange's filter took this message for spam (codes 506 and 513).",
    move: "ours",
    steps: [
      "Compare the message with the last one that got through: links, wording, images, attachments.",
      "Check the domains in its links on Spamhaus and Abusix.",
      "Make leaving easy, with a one-click unsubscribe header.",
    ],
    page: orange,
  },
  "free-blocked": {
    provider: "Free",
    means:
      "Free (free.fr, Proxad) refused the message as spam, or blocks the sending IP address for at most 24 hours because of spam or errors.",
    move: "ours",
    steps: [
      "Look up the IP address with the form on its postmaster page.",
      "Stop the cause: unknown recipients and spam both count, and the block comes back if they go on.",
      "Wait: the block ends by itself within a day, and old statistics fade within two.",
    ],
    page: { label: "Free postmaster (French)", url: "https://postmaster.free.fr/" },
  },
  "laposte-blocked": {
    provider: "Laposte.net",
    means:
      "Laposte.net refuses the sending IP address or the message: codes that end in 101 and 102 name a block list, 503, 510 and 630 are its own filter.",
    move: "ours",
    steps: [
      "Read the code and any link in the answer, and ask for removal at the list that it names.",
      "Use at most two connections at a time and 100 messages for each, and recent openers first.",
      "Check that the From address takes replies, and that SPF, DKIM and DMARC pass.",
      "Join the feedback loop of Signal Spam, and drop everyone who complains.",
    ],
    page: null,
  },
  "mailru-no-such-user": {
    provider: "Mail.ru",
    means: "There is no such mailbox at Mail.ru (mail.ru, bk.ru, list.ru, inbox.ru).",
    move: "ours",
    steps: [
      "Stop sending to the address. After a final failure it goes on the suppression list by itself.",
      "Keep the share low: Mail.ru counts unknown recipients in a sender's reputation.",
    ],
    page: mailru,
  },
  "mailru-disabled": {
    provider: "Mail.ru",
    means: "The Mail.ru account is disabled or blocked.",
    move: "ours",
    steps: ["Stop sending to the address.", "If you know the person, ask for another address by another way."],
    page: mailru,
  },
  "mailru-content": {
    provider: "Mail.ru",
    means: "Mail.ru took the message for spam, by its content and the sender's reputation.",
    move: "ours",
    steps: [
      "Register the domain at postmaster.mail.ru, and look at complaints and reputation there.",
      "Sign with DKIM, use confirmed addresses only, and take out link shorteners: its mailing rules ask for that.",
      "If the message is in order, use the form behind the link in the answer.",
    ],
    page: mailru,
  },
  "yandex-content": {
    provider: "Yandex",
    means: "Yandex took the message for spam. An IP address that sends nothing but spam there is blocked for 24 hours.",
    move: "ours",
    steps: [
      "Compare the message with the last one that got through: links, wording, images.",
      "Check DKIM and SPF, and that every recipient asked for the mail.",
      "After a block, send nothing for 24 hours, then start with recent openers.",
    ],
    page: {
      label: "Yandex: the message looks like spam",
      url: "https://yandex.com/support/mail/bounces/yandex/message-rejected-under-suspicion-of-spam.html",
    },
  },
  "yandex-timeout": {
    provider: "Yandex",
    means: "The connection to Yandex was silent for too long, and Yandex closed it.",
    move: "receiver",
    steps: [
      "Wait: the sender tries again.",
      "If it comes often, look at our network and load: a slow sender or a firewall in between lets connections go silent.",
    ],
    page: null,
  },
  "seznam-blocked": {
    provider: "Seznam",
    means: "Seznam.cz (seznam.cz, email.cz, post.cz) refuses or slows our mail because of its reputation or amount.",
    move: "ours",
    steps: [
      "Sign every message with DKIM: Seznam takes bulk mail without it for spam.",
      "Register at its feedback loop, look at the statistics there, and drop everyone who complains.",
      "Send at most 100 messages for each connection, and spread large mailings.",
    ],
    page: { label: "Seznam.cz: sending bulk email", url: "https://fbl.seznam.cz/" },
  },
} as const satisfies Record<string, ProviderAdvice>;
