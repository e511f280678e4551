import { bounceClassOf, type Move } from "@/lib/bounces/constants";
import type { DetailCounts } from "@/lib/cube/types";
import { count, plural, rate } from "@/lib/format";
import { bounceRate, ended } from "@/lib/rates";

interface ClassCounts extends DetailCounts {
  /** "" is mail bounced after acceptance. */
  key: string;
}

const moves: readonly { move: Move; words: string }[] = [
  { move: "ours", words: "ours to fix" },
  { move: "receiver", words: "the receiver’s" },
  { move: "recipient", words: "the recipient’s" },
];

/** Whose move a class is; one that nobody knows has to be read by us. */
export const moveOf = (classification: string): Move => bounceClassOf(classification)?.move ?? "ours";

/** What bounced in a period and whose move it is. `range` follows "in": the last 7 days. */
export function bouncesSentence(total: DetailCounts, classes: readonly ClassCounts[], range: string): string {
  const lost = total.failed + total.bounced;
  const whole = ended(total);
  if (whole === 0) {
    return total.deferred > 0
      ? `No message reached an end in ${range}; ${plural(total.deferred, "message was", "messages were")} deferred.`
      : `No mail in ${range}, so nothing bounced.`;
  }
  if (lost === 0) {
    return `Nothing bounced among ${plural(whole, "message")} in ${range}.`;
  }
  const parts = moves.flatMap(({ move, words }) => {
    const failed = sum(classes.filter(({ key }) => key !== "" && moveOf(key) === move).map((row) => row.failed));
    return failed === 0 ? [] : [`${count(failed)} ${failed === 1 ? "is" : "are"} ${words}`];
  });
  if (total.bounced > 0) {
    parts.push(`${count(total.bounced)} bounced after acceptance`);
  }
  return `${count(lost)} of ${plural(whole, "message")} bounced in ${range} (${rate(bounceRate(total))}): ${parts.join(", ")}.`;
}

/** The same of a group or class alone, which delivered mail is not in. */
export function narrowedSentence({ failed, deferred }: DetailCounts, name: string, range: string): string {
  if (failed === 0 && deferred === 0) {
    return `No message failed or was deferred with ${name} in ${range}.`;
  }
  return `${plural(failed, "message")} failed with ${name} in ${range}, ${deferred === 0 ? "none was" : `${count(deferred)} ${deferred === 1 ? "was" : "were"}`} deferred with it.`;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
