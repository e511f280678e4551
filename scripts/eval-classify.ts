/**
 * `npm run eval:classify -- FILE.jsonl [--whole] [--by source]`: how well our rules read a corpus of labelled answers.
 * First one line of figures, then a table a class, what was taken for what, and each answer that was misread.
 */
import { parseArgs } from "node:util";
import { table } from "@/scripts/bench/figures";
import { givenTo, isWhole, type Line, readCorpus } from "@/scripts/eval/corpus";
import { type Judged, type Score, scoreOf } from "@/scripts/eval/score";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { whole: { type: "boolean" }, by: { type: "string" } },
});
const [file] = positionals;
if (file === undefined || (values.by !== undefined && values.by !== "source")) {
  console.error("Usage: npm run eval:classify -- FILE.jsonl [--whole] [--by source]");
  process.exit(2);
}

// `| head -1` closes the pipe early.
process.stdout.on("error", () => process.exit());

const digits = (value: number) => value.toFixed(4);
const lines = readCorpus(file).filter((line) => values.whole !== true || isWhole(line));
const judged = lines.map((line) => ({ line, expected: line.class, ...givenTo(line) }));
const score = scoreOf(judged);

console.log(`accuracy ${digits(score.accuracy)} macro-F1 ${digits(score.macroF1)} n ${score.count}`);
console.log(`\n${classTable(score)}`);
if (values.by === "source") {
  console.log(`\n${sourceTable(judged)}`);
}
console.log("\nTaken for another:");
for (const { expected, given, count } of score.confusions) {
  console.log(`${String(count).padStart(5)}  ${expected} taken for ${given}`);
}
console.log("\nMisread:");
for (const { line, expected, given, rule, confidence } of judged.filter((one) => one.expected !== one.given)) {
  console.log(`${expected} taken for ${given} (${rule ?? "no rule"}, ${confidence}) [${line.source}] ${said(line)}`);
}

function classTable({ classes }: Score): string {
  return table(
    ["class", "n", "given", "precision", "recall", "F1"],
    classes.map(({ name, expected, given, precision, recall, f1 }) => [
      name,
      String(expected),
      String(given),
      digits(precision),
      digits(recall),
      digits(f1),
    ]),
  );
}

function sourceTable(all: readonly (Judged & { line: Line })[]): string {
  const sources = [...new Set(all.map(({ line }) => line.source))].sort();
  return table(
    ["source", "n", "accuracy", "macro-F1"],
    sources.map((source) => {
      const { count, accuracy, macroF1 } = scoreOf(all.filter(({ line }) => line.source === source));
      return [source, String(count), digits(accuracy), digits(macroF1)];
    }),
  );
}

/** One line, whatever the answer holds. */
function said({ output, details }: Line): string {
  return JSON.stringify(output ?? details ?? "").slice(0, 300);
}
