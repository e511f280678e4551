const shortest = 4;

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
]);

/** A word without its ending: "exceeds", "exceeded" and "exceeding" are one. Crude, and the same for rules and answers. */
export function stem(word: string): string {
  return same.get(word) ?? (word.length <= shortest ? word : withoutEnding(word));
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
