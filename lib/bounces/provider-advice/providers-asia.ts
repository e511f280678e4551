import type { ProviderAdvice } from "@/lib/bounces/provider-advice/types";

export const asianAdvice = {
  "qq-rate": {
    provider: "QQ Mail",
    means:
      "Tencent's limit for our IP address, domain or sender is used up, by the minute, hour or day. The 550 is not final.",
    move: "ours",
    steps: [
      "Do not suppress the address. Pause, and send again after some minutes or hours.",
      "Send slower to qq.com and foxmail.com, with few connections, and spread mailings over the day.",
      "Publish SPF and DMARC and sign with DKIM: a better reputation raises the limit.",
    ],
    page: {
      label: "QQ Mail: connection frequency limited (Chinese)",
      url: "https://service.mail.qq.com/detail/122/175",
    },
  },
  "qq-disabled": {
    provider: "QQ Mail",
    means: "The QQ mailbox is deactivated, or takes no mail from outside.",
    move: "ours",
    steps: [
      "Stop sending to the address: many QQ numbers have no mailbox that anybody reads.",
      "If the words are Mailbox unavailable or access denied, try once more on another day, since QQ says so for rates too.",
    ],
    page: { label: "QQ Mail: mailbox unavailable (Chinese)", url: "https://service.mail.qq.com/detail/122/166" },
  },
  "qq-content": {
    provider: "QQ Mail",
    means: "Tencent's filter took the message for spam.",
    move: "ours",
    steps: [
      "Compare the message with the last one that got through, and change links and wording.",
      "Check that SPF and DMARC pass, and that the domains in the links open from China.",
      "Mail only people who opened lately.",
    ],
    page: { label: "QQ Mail: content denied (Chinese)", url: "https://service.mail.qq.com/detail/122/171" },
  },
  "netease-content": {
    provider: "NetEase",
    means:
      "NetEase (163.com, 126.com, yeah.net) found signs of spam in the message, or in the way that we send (DT:SPM).",
    move: "ours",
    steps: [
      "With 451, wait: the sender tries again after some minutes.",
      "With 554, change links, wording and attachments before you send again.",
      "Check SPF, DKIM and the PTR record.",
    ],
    page: null,
  },
  "netease-reputation": {
    provider: "NetEase",
    means:
      "NetEase (163.com, 126.com, yeah.net) turns our IP address away: HL:REP for many unknown recipients, DT:RBL for a block list, HL:MEP for forged sender domains.",
    move: "ours",
    steps: [
      "Take unknown and old addresses off the list, and stop for some hours.",
      "Look up the IP address on public block lists, and get it removed there.",
      "Look for abused accounts, and send only from our own domain with SPF and DKIM.",
    ],
    page: null,
  },
  "netease-limits": {
    provider: "NetEase",
    means:
      "We are over a limit of NetEase (163.com, 126.com, yeah.net): connections (HL:ICC), rate (HL:IFC), messages (MI:DMC) or recipients (RP:DRC) in one connection.",
    move: "ours",
    steps: [
      "Wait: the sender tries again.",
      "Lower whichever the code names: connections at a time, messages an hour, or messages and recipients for each connection.",
    ],
    page: null,
  },
  "netease-commands": {
    provider: "NetEase",
    means:
      "Our server sent too many wrong or too many commands in one connection (MI:CEL, RP:CEL, CCL), mostly after many unknown recipients.",
    move: "ours",
    steps: [
      "Take unknown recipients off the list: each refusal counts as an error.",
      "Send one recipient for each message, and fewer messages for each connection.",
      "If it lasts, look at a log of the SMTP conversation for commands that NetEase refuses.",
    ],
    page: null,
  },
  "naver-blocked": {
    provider: "Naver",
    means: "Naver filters our IP address, or has had too many messages from it.",
    move: "ours",
    steps: [
      "Pause for a day, then send slower and with fewer connections.",
      "Check SPF, DKIM and the PTR record, and take unknown addresses off the list.",
      "If it lasts, ask for release in Naver's customer centre: mail, mail servers of one's own. The form is in Korean.",
    ],
    page: null,
  },
  "docomo-no-such-user": {
    provider: "NTT Docomo",
    means:
      "Docomo knows no such address, or the recipient's own filter refuses us: it gives the same answer for both, the second often only after DATA.",
    move: "ours",
    steps: [
      "If it came at RCPT, stop sending to the address.",
      "If it came at the end of DATA, the person may exist: ask them to allow our domain in their Docomo settings.",
      "Keep the share low: Docomo blocks senders with many unknown recipients for a while.",
      "Make SPF pass for the From domain too, and publish DMARC: Docomo checks both.",
    ],
    page: {
      label: "Docomo: notes on sending mail (Japanese)",
      url: "https://www.docomo.ne.jp/service/docomo_mail/smtp_notice/",
    },
  },
  "zoho-relay": {
    provider: "Zoho Mail",
    means:
      "Zoho's server does not serve this domain, or the account that the mail was sent through may not send from this address.",
    move: "receiver",
    steps: [
      "If we sent to the domain, tell the recipient by another way: their domain is not set up at Zoho, or no longer.",
      "If we sent through Zoho, send from an address or alias of that account.",
    ],
    page: null,
  },
  "zoho-virus": {
    provider: "Zoho Mail",
    means: "Zoho found a known virus in the message, its attachments or its links.",
    move: "ours",
    steps: [
      "Scan the attachments, and check that the pages behind our links are not hacked.",
      "Look for malware and abused accounts on the system that made the message.",
      "Leave the attachment out, or link to the file on our own domain.",
    ],
    page: null,
  },
  "zoho-policy": {
    provider: "Zoho Mail",
    means: "The recipient's organisation has set a rule at Zoho that our message breaks, or delivery is restricted.",
    move: "recipient",
    steps: [
      "Check that SPF, DKIM and DMARC pass, and leave attachments out.",
      "If it goes on, the recipient's administrator has to change the rule or allow our domain.",
    ],
    page: null,
  },
} as const satisfies Record<string, ProviderAdvice>;
