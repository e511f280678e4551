/** One answer of a corpus: the class it has, and the one that it was given. */
export interface Judged {
  expected: string;
  given: string;
}

export interface ClassScore {
  name: string;
  /** How many have it, and how many were given it. */
  expected: number;
  given: number;
  precision: number;
  recall: number;
  f1: number;
}

export interface Score {
  accuracy: number;
  /** The mean of F1 over all classes that were expected or given. */
  macroF1: number;
  count: number;
  /** Most expected first. */
  classes: ClassScore[];
  /** Pairs that were taken for each other, most often first. */
  confusions: { expected: string; given: string; count: number }[];
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** Scores of a classifier; all zero for no answers. */
export function scoreOf(judged: readonly Judged[]): Score {
  const right = judged.filter(({ expected, given }) => expected === given).length;
  const names = new Set(judged.flatMap(({ expected, given }) => [expected, given]));
  const classes = [...names].map((name) => classScore(name, judged));
  classes.sort((a, b) => b.expected - a.expected || a.name.localeCompare(b.name));
  return {
    accuracy: share(right, judged.length),
    macroF1: share(
      classes.reduce((sum, { f1 }) => sum + f1, 0),
      classes.length,
    ),
    count: judged.length,
    classes,
    confusions: confusionsOf(judged),
  };
}

function classScore(name: string, judged: readonly Judged[]): ClassScore {
  const expected = judged.filter((one) => one.expected === name);
  const given = judged.filter((one) => one.given === name);
  const right = expected.filter((one) => one.given === name).length;
  const precision = share(right, given.length);
  const recall = share(right, expected.length);
  const f1 = share(2 * precision * recall, precision + recall);
  return { name, expected: expected.length, given: given.length, precision, recall, f1 };
}

function confusionsOf(judged: readonly Judged[]): Score["confusions"] {
  const counts = new Map<string, { expected: string; given: string; count: number }>();
  for (const { expected, given } of judged) {
    if (expected !== given) {
      const key = `${expected} ${given}`;
      const pair = counts.get(key) ?? { expected, given, count: 0 };
      pair.count++;
      counts.set(key, pair);
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.expected.localeCompare(b.expected));
}
