import { describe, expect, it } from "vitest";
import { wordsOf } from "@/lib/bounces/reading/words";

const read = (text: string, ...known: string[]) => wordsOf(text, (word) => known.includes(word)).join(" ");

describe("wordsOf", () => {
  it.each([
    ["The mailbox is full.", "the mailbox is full"],
    ["MAILBOX  FULL!", "mailbox full"],
    ["Quota exceeded / exceeds", "quota exceeded exceeds"],
    ["e-mail doesn't don’t", "e mail doesnt dont"],
    ["spam/virus", "spam virus"],
    ["Utilisateur inconnu, Usuário", "utilisateur inconnu usuario"],
    ["用户不存在", "用 户 不 存 在"],
    ["rejected...Greylisted", "rejected greylisted"],
    ["blocked (spam)", "blocked spam"],
  ])("%j says %j", (text, words) => {
    expect(read(text)).toBe(words);
  });

  it.each([
    ["an address", "user@blocked.example refused", "refused"],
    ["an address in angle brackets", "<relay.denied@b.example>: refused", "refused"],
    ["a host", "mx1.spam-filter.example refused", "refused"],
    ["IPv4", "[192.0.2.1] refused", "refused"],
    ["IPv6", "2001:db8::dead:beef refused", "refused"],
    ["a link", "refused, see https://b.example/user/unknown?x=spam", "refused see"],
    ["codes and numbers", "550-5.1.1 552 7 refused (#5.7.1)", "refused"],
    ["a time", "2026-11-27T10:00:00Z 10:00:00 refused", "refused"],
    ["a queue id", "4Bz3Xy1q2z refused", "refused"],
    ["Postfix's words around", "host mx.b.example[192.0.2.1] said: 550 spam", "spam"],
    ["Postfix's words around a greeting", "host mx.b.example[2001:db8::1] refused to talk to me: 554 spam", "spam"],
    [
      "Exim's words around",
      "after RCPT TO:<a@b.example>: host mx.b.example [192.0.2.1]: 550 spam",
      "after rcpt to spam",
    ],
  ])("leaves out %s", (_, text, words) => {
    expect(read(text)).toBe(words);
  });

  it("keeps the host that an answer speaks of itself", () => {
    expect(read("your host mail.a.example[192.0.2.1] blocked")).toBe("your host blocked");
  });

  it("keeps what stands behind an address", () => {
    expect(read("(a@b.example:blocked)")).toBe("blocked");
  });

  it("keeps tags and dotted names that a rule knows", () => {
    expect(read("[TSS04] deferred", "tss04")).toBe("tss04 deferred");
    expect(read("RESOLVER.ADR.RecipientNotFound; x", "resolver.adr.recipientnotfound")).toBe(
      "resolver.adr.recipientnotfound x",
    );
  });

  it("keeps lists by their hosts and links, and Google's word for the cause", () => {
    expect(read("using zen.spamhaus.org")).toBe("using spamhaus");
    expect(read("see https://check.spamhaus.org/x")).toBe("see spamhaus");
    expect(read("https://support.google.com/mail/?p=NoSuchUser x - gsmtp")).toBe("nosuchuser x gsmtp");
  });

  it("reads the first 2,000 characters", () => {
    expect(read(`${"a ".repeat(1000)}blocked`)).toBe("a ".repeat(1000).trim());
  });
});
