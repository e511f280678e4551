const shortest = 4;

/** Words that say nothing of a cause; without them "the mailbox is full" and "mailbox full" are one phrase. */
const empty: ReadonlySet<string> = new Set(
  (
    "a an the is are was were be been being am has have had do does did will would shall should can may might must " +
    "i you he she it we they my your his her its our their this that these those there " +
    "to of in on at by for with as and or so if then than please sorry dear e"
  ).split(" "),
);

/** Words that mean the same here. */
const same: ReadonlyMap<string, string> = new Map([
  ...[
    "cannot",
    "cant",
    "couldnt",
    "wont",
    "wouldnt",
    "wasnt",
    "isnt",
    "doesnt",
    "dosnt",
    "dont",
    "didnt",
    "arent",
    "werent",
  ].map((word) => [word, "not"] as const),
  ...["email", "emails", "mails"].map((word) => [word, "mail"] as const),
  ["adress", "address"],
  ["mbox", "mailbox"],
  ["recepient", "recipient"],
  ["recipent", "recipient"],
]);

/** Tags and dotted names have no endings. */
const plain = /^[a-z]+$/;

/**
 * What a word counts as, null for one that says nothing. Without its ending: "exceeds", "exceeded" and "exceeding" are
 * one. Crude, and the same for rules and answers.
 */
export function stemOf(word: string): string | null {
  if (empty.has(word)) {
    return null;
  }
  return same.get(word) ?? (word.length > shortest && plain.test(word) ? withoutEnding(word) : word);
}

function withoutEnding(word: string): string {
  switch (word.charAt(word.length - 1)) {
    case "s":
      return withoutS(word);
    case "d":
      return word.endsWith("ied") ? `${word.slice(0, -3)}y` : word.endsWith("ed") ? word.slice(0, -2) : word;
    case "g":
      return word.endsWith("ing") ? word.slice(0, -3) : word;
    case "y":
      return word.endsWith("ily") ? `${word.slice(0, -3)}y` : word;
    case "e":
      return word.slice(0, -1);
    default:
      return word;
  }
}

function withoutS(word: string): string {
  if (word.endsWith("ss")) {
    return word;
  }
  if (word.endsWith("sses") || word.endsWith("xes")) {
    return word.slice(0, -2);
  }
  if (word.endsWith("ies")) {
    return `${word.slice(0, -3)}y`;
  }
  return word.endsWith("es") ? word.slice(0, -2) : word.slice(0, -1);
}
