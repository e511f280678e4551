import { describe, expect, it } from "vitest";
import { answerKey, readCodes } from "@/lib/bounces/answer";

describe("readCodes", () => {
  it.each([
    ["550 5.1.1 No such user", 550, "5.1.1"],
    ["550-5.1.1 No such\n550 5.1.1 user", 550, "5.1.1"],
    ["550-5.1.1 No such\r\n550-user\r\n550 .", 550, "5.1.1"],
    ["550", 550, null],
    ["250 2.0.0 OK 1764064801", 250, "2.0.0"],
    ["451-4.3.0 first\n550 5.7.509 last", 550, "5.7.509"],
    [" \n 421 4.7.0 blanks before", 421, "4.7.0"],
    ["550 #5.1.0 Address rejected.", 550, "5.1.0"],
    ["553 sorry, no mailbox here by that name. (#5.1.1)", 553, "5.1.1"],
    ["554 Your IP 5.1.1.9 is listed", 554, null],
    ["554 5.1.1.9 is listed", 554, null],
    ["5.7.1 without a basic code", null, "5.7.1"],
    ["Connection refused - connect(2) for port 25", null, null],
    ["host mx.b.example[192.0.2.1] said: 550 No such user (in reply to RCPT TO command)", 550, null],
    ["host mx.b.example[192.0.2.1] refused to talk to me: 421-4.7.0 Busy", 421, "4.7.0"],
    ["SMTP error after RCPT TO:<a@b.example>: host mx.b.example [192.0.2.1]:\n550 5.1.1 No such user", 550, "5.1.1"],
    ["SMTP error after RCPT TO:<a@b.example>: host mx.b.example [192.0.2.1]: 550 No such user", 550, null],
    ["he said: 550000 mails", null, null],
    ["5501 is no code", null, null],
    ["650 nor is this", null, null],
    ["", null, null],
    [null, null, null],
  ])("%j has %s and %s", (answer, code, enhancedCode) => {
    expect(readCodes(answer)).toEqual({ code, enhancedCode });
  });
});

describe("answerKey", () => {
  it.each([
    [
      "550-5.1.1 The email account that you tried to reach does not exist.\r\n550 5.1.1 Check a640c23a62f3a-b76si123.19 - gsmtp",
      "550 5.1.1 The email account that you tried to reach does not exist. Check <id> - gsmtp",
    ],
    ["550 5.1.1 <gone@corp.example>: Recipient address rejected", "550 5.1.1 <address>: Recipient address rejected"],
    ["550 No such user gone+tag@corp.example here", "550 No such user <address> here"],
    ["550 5.7.1 Mail from [203.0.113.9] refused", "550 5.7.1 Mail from <ip> refused"],
    ["550 5.7.1 Mail from 2a00:1450:4864::1b refused", "550 5.7.1 Mail from <ip> refused"],
    ["550 5.7.1 Mail from [IPv6:2a00:1450::1b] refused", "550 5.7.1 Mail from <ip> refused"],
    ["554 mx7.corp.example ESMTP not accepting", "554 <host> ESMTP not accepting"],
    ["421 4.7.0 See https://support.example.com/mail?p=Blocked#x.", "421 4.7.0 See <url>"],
    ["451 4.7.1 Greylisted at 12:31:09, try 2026-11-24T12:40:00Z", "451 4.7.1 Greylisted at <time>, try <time>"],
    ["451 try after Tue, 24 Nov 2026 12:40:00 +0000", "451 try after <time>"],
    ["250 2.0.0 Ok: queued as 4XyZ123AbCz9", "250 2.0.0 Ok: queued as <id>"],
    ["250 OK id=1qABcd-0003xy-2Z", "250 OK <id>"],
    ["552 5.3.4 Message size 26214400 exceeds limit", "552 5.3.4 Message size <id> exceeds limit"],
    ["451 try in 300 seconds", "451 try in 300 seconds"],
    ["554 blocked using zen.spamhaus.org", "554 blocked using spamhaus.org"],
    ["554 blocked by 9.113.0.203.bl.spamcop.net.", "554 blocked by spamcop.net."],
    ["553 5.7.2 [TSS09] All messages from 192.0.2.7 deferred", "553 5.7.2 [TSS09] All messages from <ip> deferred"],
    [
      "550 5.7.1 part of their network is on our block list (S3150)",
      "550 5.7.1 part of their network is on our block list (S3150)",
    ],
    ["550 5.2.0 OFR_417 Mailbox full; RFC5321 IB105", "550 5.2.0 OFR_417 Mailbox full; RFC5321 IB105"],
    ["452-4.2.2 full\n452 4.5.3 and more", "452 4.2.2 full 452 4.5.3 and more"],
    ['Connection refused - connect(2) for "192.0.2.1" port 25', 'Connection refused - connect(2) for "<ip>" port 25'],
    ["", ""],
  ])("%j", (answer, key) => {
    expect(answerKey(answer)).toBe(key);
  });

  it("is one for two recipients, hosts and queue ids", () => {
    const answer = (user: string, host: string, queue: string) =>
      `550-5.1.1 <${user}@${host}>: User unknown\n550 5.1.1 ${queue} ${host}`;
    const first = answerKey(answer("ana", "corp.example", "4B5C61A2F3"));
    expect(answerKey(answer("li.wu", "mail.brand.example", "9D0E71B3A4"))).toBe(first);
  });

  it("is the same again for itself", () => {
    const key = answerKey("550 5.1.1 <a@b.example>: no user at mx.b.example [192.0.2.1] 4B5C61A2F3");
    expect(answerKey(key)).toBe(key);
  });

  it("has 300 characters at most, and none cut in half", () => {
    expect(answerKey(`550 ${"word ".repeat(2000)}`)).toHaveLength(300);
    expect(answerKey(`550 x${"😀".repeat(400)}`)).not.toMatch(/\p{Surrogate}/u);
  });

  it.each(["a.", "a", "1:", "@", "a@", "1.", "550-", "\n", "[", "https://", "9", "-", "a-1", "é"])(
    "takes no longer for 64 KiB of %j",
    (unit) => {
      const started = performance.now();
      answerKey(unit.repeat(Math.ceil(65_536 / unit.length)));
      expect(performance.now() - started).toBeLessThan(1000);
    },
  );
});
