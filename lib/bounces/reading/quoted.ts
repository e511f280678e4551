/** "host mx.b.example[192.0.2.1] said:". A host that an answer speaks of itself has no colon behind it. */
const introduction =
  /\bhost\s{1,9}[^\s[\]]{1,255}\s{0,9}\[[\da-f.:]{2,45}\](?:\s{1,9}(?:said|refused\s{1,9}to\s{1,9}talk\s{1,9}to\s{1,9}me))?:/gi;

/** An answer without the words with which Postfix and Exim quote it: it begins a line of its own, as it did on the wire. */
export const withoutIntroduction = (text: string): string =>
  text.includes("]") ? text.replace(introduction, "\n") : text;
