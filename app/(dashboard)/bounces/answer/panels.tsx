import { AnswerBench } from "@/components/bounces/bench/answer-bench";
import { loadPolicy } from "@/lib/suppressions/loaders";

export async function BenchPanel() {
  const { failed } = await loadPolicy();
  return <AnswerBench suppressing={failed} />;
}
