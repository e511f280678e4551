import { AnswerReading } from "@/components/bounces/bench/answer-reading";
import { ClassName } from "@/components/bounces/class-name";
import { LocalLink } from "@/components/ui/local-link";
import { Panel } from "@/components/ui/panel";
import { Note } from "@/components/ui/states";
import { type Column, DataTable } from "@/components/ui/table";
import type { Bench, BenchReading } from "@/lib/bounces/bench";
import { moveLabels } from "@/lib/bounces/constants";
import { sureWords } from "@/lib/bounces/sure-words";
import { count } from "@/lib/format";
import { searchHref } from "@/lib/messages/list-url";

interface BenchResultProps {
  bench: Bench;
  /** Classes that suppress by the policy. */
  suppressing: readonly string[];
}

/** One answer in full; several as a table. */
export function BenchResult({ bench: { readings, pasted }, suppressing }: BenchResultProps) {
  const [first] = readings;
  if (first === undefined) {
    return null;
  }
  return readings.length === 1 ? (
    <AnswerReading reading={first} suppressing={suppressing} />
  ) : (
    <Panel title={`${count(readings.length)} answers`} subtitle="In the order in which they were pasted">
      {pasted > readings.length && (
        <div className="mb-3">
          <Note kind="warning">
            {count(pasted)} answers were pasted; the first {count(readings.length)} are read.
          </Note>
        </div>
      )}
      <DataTable
        caption="Answers with their class and what to do"
        rows={readings.map((reading, at) => ({ ...reading, at }))}
        rowKey={({ at }) => String(at)}
        columns={columns}
      />
    </Panel>
  );
}

type Row = BenchReading & { at: number };

const shortLength = 300;

const columns: readonly Column<Row>[] = [
  {
    key: "answer",
    header: "Answer",
    cell: ({ text }) => (
      <span dir="ltr" className="mono block max-w-xl min-w-56 py-1 font-normal whitespace-pre-wrap">
        {text.length > shortLength ? `${text.slice(0, shortLength)}…` : text}
      </span>
    ),
  },
  {
    key: "class",
    header: "Class",
    cell: ({ classification, confidence }) => (
      <span className="grid py-1">
        <ClassName name={classification} />
        <span className="text-sm text-muted">{sureWords(confidence)}</span>
      </span>
    ),
  },
  {
    key: "rule",
    header: "Rule",
    wide: true,
    cell: ({ rule }) =>
      rule === null ? <span className="text-muted">none</span> : <span className="mono whitespace-nowrap">{rule}</span>,
  },
  {
    key: "move",
    header: "Whose move",
    cell: ({ move }) => <span className="whitespace-nowrap">{moveLabels[move]}</span>,
  },
  {
    key: "advice",
    header: "What to do first",
    cell: ({ advice: { provider, steps } }) => (
      <span className="block min-w-56 py-1 text-sm">
        {provider !== null && `${provider}: `}
        {steps[0]}
      </span>
    ),
  },
  {
    key: "messages",
    header: "Messages",
    cell: ({ answerKey, at }) =>
      answerKey === "" ? (
        <span className="text-muted">–</span>
      ) : (
        <LocalLink
          className="link"
          href={searchHref({ range: { range: "7d" }, filters: { answer: answerKey } })}
          aria-label={`List the messages with answer ${at + 1}`}
        >
          List
        </LocalLink>
      ),
  },
];
