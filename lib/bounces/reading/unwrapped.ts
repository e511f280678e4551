/** What sending programs put around an answer, none of it the server's; with a text without which it cannot be there. */
const wrappers: readonly (readonly [hint: string, pattern: RegExp])[] = [
  // Cisco: "5.1.0 - Unknown address error 550-'5.2.2 <a@b.example>... Mailbox full' (delivery attempts: 0)"
  ["unknown address error", /\b[45]\.\d\.\d - unknown address error\b/],
  // qmail
  ["giving up on", /\bgiving up on [\d.]{7,15}/],
  ["not going to try again", /\bi'm not going to try again; this message has been in the queue too long/],
  // Exim
  ["smtp error from remote", /smtp error from remote mail ?server/],
];

/** The answer, in lower case, without its wrapper. */
export function unwrapped(answer: string): string {
  let text = answer;
  for (const [hint, pattern] of wrappers) {
    if (text.includes(hint)) {
      text = text.replace(pattern, " ");
    }
  }
  return text;
}
