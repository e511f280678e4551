import type { ProviderAdvice, ProviderPage } from "@/lib/bounces/provider-advice/types";

const provider = "Google";

const codes: ProviderPage = {
  label: "Gmail SMTP errors and codes",
  url: "https://support.google.com/a/answer/3726730",
};

const guidelines: ProviderPage = {
  label: "Email sender guidelines",
  url: "https://support.google.com/a/answer/81126",
};

export const googleAdvice = {
  "google-no-such-user": {
    provider,
    means: "There is no account with this address at Gmail or in the recipient's Google Workspace.",
    move: "ours",
    steps: [
      "Stop sending to the address. After a final failure it goes on the suppression list by itself.",
      "Look for a typing error in the part before the @, and for spaces or a full stop at the end.",
      "If many come from one form or import, confirm addresses there with a message before you mail them.",
    ],
    page: codes,
  },
  "google-disabled": {
    provider,
    means: "The account exists, but is switched off or has not been used for so long that Google closed it.",
    move: "ours",
    steps: [
      "Stop sending to the address: such accounts seldom come back.",
      "If you know the person, ask for another address by another way.",
      "Drop people who have opened and clicked nothing for months before their accounts lapse.",
    ],
    page: codes,
  },
  "google-over-quota": {
    provider,
    means:
      "The recipient's Google storage is full; mail, Drive and Photos share it. If the answer adds that the inbox is inactive, the account is probably abandoned.",
    move: "recipient",
    steps: [
      "Wait: with a 4xx answer the sender tries again, and the recipient may make room.",
      "If the person matters to you, tell them by another way that their storage is full.",
      "If it is still full after some weeks, or the answer says inactive, stop sending to the address.",
    ],
    page: codes,
  },
  "google-user-rate": {
    provider,
    means: "This one recipient is getting more mail at the moment than Google lets in. Other senders count too.",
    move: "receiver",
    steps: [
      "Wait: the sender tries again, and the limit passes by itself.",
      "If the mail comes from an alarm or a loop of ours, stop that and put many notices into one message.",
      "If it is a test or shared mailbox, spread what we send there over the day.",
    ],
    page: { label: "Gmail receiving limits", url: "https://support.google.com/a/answer/1366776" },
  },
  "google-rate-reputation": {
    provider,
    means:
      "Google sees an unusual rate of unwanted mail and slows or blocks us. The answer names what it counts by: IP address, network, DKIM domain, SPF domain, a link's domain or the Message-ID.",
    move: "ours",
    steps: [
      "Stop bulk mail to Google for some hours, then go on with people who opened lately, and raise the volume over days.",
      "Look up spam rate and compliance in Google Postmaster Tools: keep the spam rate under 0.1 percent and never at 0.3.",
      "Find what changed on the thing that the answer names: a new IP address, a jump in volume, an old list, a new link domain, an abused account.",
      "Give every message its own Message-ID, and bulk mail a one-click unsubscribe header.",
    ],
    page: guidelines,
  },
  "google-unauthenticated": {
    provider,
    means:
      "The message failed the authentication that Google asks for: SPF, DKIM, or alignment of one of them with the From domain. Waiting does not help, even with a 4xx code.",
    move: "ours",
    steps: [
      "Read which check the answer says did not pass, with which domain and IP address.",
      "Publish an SPF record for the return path's domain that covers our sending IP address, and sign with DKIM (page Domains).",
      "Make the domain of SPF or DKIM match the From domain, and publish a DMARC record, p=none at least.",
      "If a forwarder passed the message on, SPF fails by nature: make sure that DKIM survives.",
    ],
    page: guidelines,
  },
  "google-ptr": {
    provider,
    means: "The sending IP address has no PTR record, or the name in it does not resolve back to the address.",
    move: "ours",
    steps: [
      "Publish a PTR record for the sending IP address whose name resolves back to it.",
      "Do the same for IPv6 if we send over it, or send to Google over IPv4 until then.",
      "Use the same name in HELO, and wait until the old DNS answer has run out.",
    ],
    page: guidelines,
  },
  "google-likely-spam": {
    provider,
    means:
      "Google took this message for unwanted mail, by its content together with our reputation. The address itself may be good.",
    move: "ours",
    steps: [
      "Do not suppress the address. Compare the message with the last one that got through: links, wording, attachments, From name.",
      "Take out link shorteners and check the domains in its links against block lists.",
      "Look up the spam rate in Google Postmaster Tools, and mail only people who asked for it and opened lately.",
    ],
    page: guidelines,
  },
  "google-low-reputation": {
    provider,
    means: "The sending IP address or the domain has a very low reputation at Google, which blocks mail for it alone.",
    move: "ours",
    steps: [
      "Read whether it is the IP address or the domain: a new IP address does not help a bad domain.",
      "Stop bulk mail to Google, look for abuse of our accounts and forms, and look at Google Postmaster Tools.",
      "Start again small with people who opened in the last weeks, and raise the volume slowly over two to four weeks.",
      "If the IP address is shared, ask who runs it to look at its other users or to move us.",
    ],
    page: guidelines,
  },
  "google-blocked-content": {
    provider,
    means:
      "Google sees a security risk in the content: a forbidden file, perhaps inside an archive, or a link to something harmful.",
    move: "ours",
    steps: [
      "Look for programs, scripts, macros and archives with a password among the attachments, and leave them out.",
      "Check that no page or file behind our links has been tampered with.",
      "Send a link to a file on our own domain instead of the file.",
    ],
    page: { label: "File types blocked in Gmail", url: "https://support.google.com/mail/answer/6590" },
  },
  "google-attachment": {
    provider,
    means: "The message carries a type of attachment that Gmail does not take, not even inside a zip archive.",
    move: "ours",
    steps: [
      "Leave the attachment out, or send it as a PDF or another plain document.",
      "If people need the file, put it on the web and send the link.",
      "Renaming the file or packing it does not help: Google looks inside.",
    ],
    page: { label: "File types blocked in Gmail", url: "https://support.google.com/mail/answer/6590" },
  },
  "google-size": {
    provider,
    means: "The message or its headers are larger than Google takes. Attachments grow by a third in transport.",
    move: "ours",
    steps: [
      "Keep the whole message under 25 MB, better far under it, and link to large files.",
      "If the answer speaks of headers, shorten them: long lists of recipients or tracking data in one header.",
    ],
    page: { label: "Send attachments with Gmail", url: "https://support.google.com/mail/answer/6584" },
  },
  "google-tls-required": {
    provider,
    means: "Google, or the recipient's domain, takes this mail only over an encrypted connection, and ours was not.",
    move: "ours",
    steps: [
      "Let our server use STARTTLS when it sends, with TLS 1.2 or newer.",
      "Look in the delivery details whether other messages to Google went over TLS: if they did, something between us removed STARTTLS.",
      "Send the message again once that works.",
    ],
    page: guidelines,
  },
  "google-sending-limit": {
    provider,
    means:
      "The Google account that the mail was sent through has used up its daily allowance. It says nothing about the recipient.",
    move: "ours",
    steps: [
      "Wait up to 24 hours: the allowance counts over a moving day.",
      "Send bulk mail through the sending service, not through a Workspace account.",
      "If nobody sent that much, change the account's password and look for abuse.",
    ],
    page: { label: "Gmail sending limits", url: "https://support.google.com/a/answer/166852" },
  },
  "google-message-form": {
    provider,
    means:
      "The message breaks the rules for its form (RFC 5322): a header is missing, doubled or malformed. The words on spam in the answer are about that alone.",
    move: "ours",
    steps: [
      "Read which header the answer names, and look at it in the raw message.",
      "Send exactly one From with one valid address, one Date, one Subject and one Message-ID.",
      "Encode names and subjects that hold more than plain ASCII (RFC 2047), and put addresses in angle brackets.",
      "Repair the template or the program that made it: every message of that kind will fail.",
    ],
    page: guidelines,
  },
  "google-busy": {
    provider,
    means: "Google's servers could not take the message now and ask for another try.",
    move: "receiver",
    steps: [
      "Wait: the sender tries again by itself.",
      "If it lasts over an hour, open fewer connections to Google and look at the Google Workspace status page.",
      "If only our IP address gets it, treat it as a rate limit: send less, and start with people who opened lately.",
    ],
    page: codes,
  },
  "google-group-closed": {
    provider,
    means: "The address is a Google group that does not exist or takes no mail from people outside it.",
    move: "recipient",
    steps: [
      "Take the group off mailings: bulk mail belongs to persons who asked for it.",
      "If the group should get it, ask its owner to let our From address or everyone post.",
    ],
    page: null,
  },
} as const satisfies Record<string, ProviderAdvice>;
