/**
 * `npm run bench:classify`: classifications a second in one process, no answer twice, beside as many answers read for
 * their codes alone; then the longest that one hostile answer of 64 KiB takes.
 *
 *   npm run bench:classify -- [--amount 400000] [--rounds 5]
 */
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { readCodes } from "@/lib/bounces/answer";
import { classify } from "@/lib/bounces/classify";
import { allRules } from "@/lib/bounces/rules/rule-book";
import { hostileAnswers } from "@/lib/testing/hostile-answers";
import { median, table } from "@/scripts/bench/figures";

const text = { type: "string" } as const;
const { values } = parseArgs({ options: { amount: text, rounds: text } });
const amount = Number(values.amount ?? 400_000);
const rounds = Number(values.rounds ?? 5);
const goalPerSecond = 200_000;
const goalMillis = 5;

/** What the rules' own examples say, each with another address, host and queue id. */
const inputs = Array.from({ length: amount }, (_, index) => {
  const rule = allRules[index % allRules.length];
  const id = (index * 2_654_435_761) % 4_294_967_296;
  const answer = `${rule?.example ?? ""} <u${index}@shop-${index % 977}.example> ${id.toString(36)}x${index % 10}`;
  return { type: "MessageDeliveryFailed" as const, answer, details: null, host: null, ...readCodes(answer) };
});

function perSecond(work: (input: (typeof inputs)[number]) => unknown): number {
  const start = performance.now();
  for (const input of inputs) {
    work(input);
  }
  return amount / ((performance.now() - start) / 1000);
}

const classified: number[] = [];
const read: number[] = [];
for (let round = 0; round < rounds; round++) {
  classified.push(perSecond(classify));
  read.push(perSecond(({ answer }) => readCodes(answer)));
}
const rate = median(classified);

function slowest(): { name: string; millis: number } {
  let worst = { name: "", millis: 0 };
  for (const { name, answer } of hostileAnswers(65_536)) {
    const input = { type: "MessageDeliveryFailed" as const, answer, details: null, host: null };
    const times = Array.from({ length: rounds }, () => {
      const start = performance.now();
      classify({ ...input, ...readCodes(answer) });
      return performance.now() - start;
    });
    // The least: what a pause of the machine adds is not the answer's doing.
    const millis = Math.min(...times);
    worst = millis > worst.millis ? { name, millis } : worst;
  }
  return worst;
}

const worst = slowest();
console.log(`Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), one process`);
console.log(
  table(
    ["figure", "found", "goal"],
    [
      ["classifications a second", Math.round(rate).toLocaleString("en"), goalPerSecond.toLocaleString("en")],
      ["codes read a second", Math.round(median(read)).toLocaleString("en"), ""],
      ["ratio", (rate / median(read)).toFixed(2), ""],
      [`slowest of 64 KiB, ms (${worst.name})`, worst.millis.toFixed(2), String(goalMillis)],
    ],
  ),
);
process.exitCode = rate < goalPerSecond || worst.millis > goalMillis ? 1 : 0;
