import type { ProviderAdvice } from "@/lib/bounces/provider-advice/types";

export const blockListAdvice = {
  "spamhaus-listed": {
    provider: "Spamhaus",
    means:
      "The IP address or a domain is on a Spamhaus list: SBL is a known spam source, CSS a sender of low repute, XBL an infected machine, PBL a range that should not send directly, DBL a domain.",
    move: "ours",
    steps: [
      "Look up the IP address and our domains, and read which list it is and why.",
      "XBL and CSS: clean the machine, close the abused account or drop the bad list, then ask for removal on the same page.",
      "SBL: only the network's owner can ask for removal. PBL: send through the proper mail server, or have a static address with a PTR record taken off.",
      "DBL: look for abuse of the domain, hacked pages and bad lists, then ask for removal.",
    ],
    page: { label: "Spamhaus reputation checker", url: "https://check.spamhaus.org/" },
  },
  "spamcop-listed": {
    provider: "SpamCop",
    means: "Users reported mail from the sending IP address to SpamCop, or it went to SpamCop's spam traps.",
    move: "ours",
    steps: [
      "Look up the IP address: the page says when the listing ends, about a day after the last report.",
      "Stop the mailing that was reported, and look for an abused account or autoresponder.",
      "Send again when the listing has ended; there is nothing to ask for.",
    ],
    page: { label: "SpamCop blocking list", url: "https://www.spamcop.net/bl.shtml" },
  },
  "uceprotect-listed": {
    provider: "UCEPROTECT",
    means:
      "The sending IP address is on UCEPROTECT. Level 1 is the address itself; levels 2 and 3 list its whole range or provider because of others in it.",
    move: "ours",
    steps: [
      "Look up the IP address and read the level.",
      "Level 1: stop the spam, and the listing ends by itself seven days after the last of it. Do not pay for express removal.",
      "Levels 2 and 3: ask the hosting provider to act, or send to this receiver from another range.",
      "Ask the receiver to drop the list, since few large providers use levels 2 and 3.",
    ],
    page: { label: "UCEPROTECT look-up", url: "https://www.uceprotect.net/en/rblcheck.php" },
  },
  "abusix-listed": {
    provider: "Abusix",
    means:
      "The IP address or domain is on an Abusix list: spam traps were hit, a machine is infected, or the PTR record looks like a dial-up range.",
    move: "ours",
    steps: [
      "Look up the IP address or domain and read which list it is.",
      "Repair the cause: drop the old list, close the abused account, or publish a PTR record in our own domain.",
      "Delist it there with a free account; it takes effect within minutes, and comes back if the cause is still there.",
    ],
    page: { label: "Abusix look-up", url: "https://lookup.abusix.com/" },
  },
  "invaluement-listed": {
    provider: "Invaluement",
    means:
      "The IP address, its range or a domain in the message is on an Invaluement list (ivmSIP, ivmSIP/24, ivmURI), mostly for unasked bulk mail.",
    move: "ours",
    steps: [
      "Read which list it is: for ivmSIP/24 the neighbours are the cause, for ivmURI a domain in our links.",
      "Drop bought and old lists, and check that our own domain is not hacked.",
      "Ask for removal with what was changed. A PTR record in our own domain helps to stand apart from neighbours.",
    ],
    page: { label: "Invaluement removal request", url: "https://www.invaluement.com/removal/" },
  },
  "senderscore-listed": {
    provider: "Validity",
    means:
      "The sending IP address is on Validity's list (Sender Score, formerly Return Path): spam traps, unknown recipients, failed authentication or a bot.",
    move: "ours",
    steps: [
      "Ask for removal on the blocklist remover page: it takes effect at once and tells the reason.",
      "Repair that reason, or the address is listed again: list, SPF and DKIM, abused accounts.",
    ],
    page: { label: "Sender Score blocklist remover", url: "https://senderscore.org/act/blocklist-remover/" },
  },
  "blocklist-named": {
    provider: "Block list",
    means: "The receiver asked a block list that the answer names, and found our IP address or domain there.",
    move: "ours",
    steps: [
      "Read the list's name or link in the answer, and look up the IP address and our domains there.",
      "Find the cause: an abused account or form, spam traps in an old list, a neighbour on a shared IP address.",
      "Ask for removal by the list's own rules once the cause is gone. Do not pay for it.",
      "If the list is unknown or closed down, ask the receiver's postmaster to stop using it.",
    ],
    page: null,
  },
} as const satisfies Record<string, ProviderAdvice>;
