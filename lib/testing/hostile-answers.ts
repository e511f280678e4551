interface Hostile {
  name: string;
  answer: string;
}

const pieces: readonly (readonly [name: string, piece: string])[] = [
  ["one letter", "a"],
  ["blanks", " "],
  ["line breaks", "\n"],
  ["dots", "."],
  ["hyphens", "-"],
  ["at signs", "@"],
  ["colons", ":"],
  ["apostrophes", "'"],
  ["digits", "5"],
  ["codes", "550-5.1.1 "],
  ["half codes", "5.1."],
  ["user", "user "],
  ["not", "not "],
  ["unknown", "unknown user "],
  ["mailbox", "mailbox account recipient address "],
  ["not exist", "address not not not not exis "],
  ["hosts", "a.b.c.d.e."],
  ["addresses", "a@b.example "],
  ["half addresses", "a@"],
  ["links", "https://a.example/?p=x "],
  ["half links", "http://www.http://www."],
  ["hex groups", "ab:cd:"],
  ["IP addresses", "192.0.2.1 "],
  ["brackets", "[[<<(("],
  ["markup", "<b onload=x><script>"],
  ["escapes", "\u001b[31m\u0007"],
  ["right to left", "\u202e\u2066abc"],
  ["accents", "e\u0301a\u030a"],
  ["ideographs", "用户不"],
  ["emoji", "👩‍👩‍👧"],
  ["lone surrogates", "\ud800"],
  ["host said", "host a [1.2.3.4] said: "],
  ["smtp error", "SMTP error from remote mail server after RCPT TO"],
  ["times", "12:34:56 "],
];

/** Answers of so many characters that were made to be slow to read: the same piece over and over, alone and behind words. */
export function hostileAnswers(length: number): Hostile[] {
  return pieces.flatMap(([name, piece]) => {
    const long = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    return [
      { name, answer: long },
      { name: `${name} behind words`, answer: `550 5.1.1 user not ${long}`.slice(0, length) },
    ];
  });
}
