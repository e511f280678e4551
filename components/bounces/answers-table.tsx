"use client";

import { PageLink } from "@/components/bounces/advice-words";
import { ClassName } from "@/components/bounces/class-name";
import { CountLink } from "@/components/bounces/count-link";
import { LinkButton } from "@/components/ui/link-button";
import { LocalLink } from "@/components/ui/local-link";
import { Fold, Panel } from "@/components/ui/panel";
import { EmptyState, Note } from "@/components/ui/states";
import { DataTable } from "@/components/ui/table";
import type { AnswerHint } from "@/lib/bounces/answer-hint";
import { type Group, groupOf } from "@/lib/bounces/constants";
import type { Filters, Range } from "@/lib/cube/types";
import { type View, viewHref } from "@/lib/cube/view";
import { count, date, plural } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";
import { countedHref } from "@/lib/messages/list-url";
import { visibleText } from "@/lib/visible-text";

/** What servers say, masked, under one class. */
export interface Answer {
  answer: string;
  classification: string;
  failed: number;
  deferred: number;
  firstDay: Millis;
  lastDay: Millis;
  /** The provider's own words on it, where our rules know them. */
  hint: AnswerHint | null;
}

interface AnswersTableProps {
  rows: readonly Answer[];
  /** Distinct answers, those not shown included. */
  total: number;
  groups: Readonly<Record<string, Group>>;
  view: View;
  /** Whole days. */
  covered: Range;
  filters: Filters;
  refusal?: string | undefined;
}

/** The distinct answers of servers: addresses, hosts and ids give way to marks, so that the same answer is one row. */
export function AnswersTable({ rows, total, groups, view, covered, filters, refusal }: AnswersTableProps) {
  return (
    <Panel
      title="What servers answer"
      subtitle={`Distinct answers, what is particular to a message masked; whole days, ${date(covered.from, covered.zone)} to ${date(covered.to - 1, covered.zone)}`}
      actions={
        <LinkButton small href="/bounces/answer">
          Read an answer
        </LinkButton>
      }
    >
      {refusal !== undefined ? (
        <Note kind="unknown">{refusal}</Note>
      ) : rows.length === 0 ? (
        <EmptyState title="No answers in this selection">
          <p>The answers behind failures and delays will stand here, the commonest first.</p>
        </EmptyState>
      ) : (
        <>
          <DataTable
            caption="Distinct answers with their class and the messages that got them"
            rows={rows}
            rowKey={(row) => `${row.classification} ${row.answer}`}
            columns={[
              { key: "answer", header: "Answer", cell: (row) => <AnswerText text={row.answer} hint={row.hint} /> },
              {
                key: "class",
                header: "Class",
                cell: ({ classification }) => (
                  <LocalLink
                    href={viewHref("/bounces", view, { classification })}
                    className="whitespace-nowrap hover:underline"
                  >
                    <ClassName name={classification} group={groups[classification] ?? groupOf(classification)} />
                  </LocalLink>
                ),
              },
              ...(["failed", "deferred"] as const).map((as) => ({
                key: as,
                header: as === "failed" ? "Failed" : "Deferred",
                numeric: true,
                cell: ({ answer, classification, ...counts }: Answer) => (
                  <CountLink
                    value={counts[as]}
                    what={`messages ${as} with this answer`}
                    href={countedHref(covered, as, { ...filters, classification, answer })}
                  />
                ),
              })),
              {
                key: "seen",
                header: "Seen",
                wide: true,
                cell: (row) => (
                  <span className="text-sm whitespace-nowrap text-muted">
                    {row.firstDay === row.lastDay
                      ? date(row.lastDay, covered.zone)
                      : `${date(row.firstDay, covered.zone)} – ${date(row.lastDay, covered.zone)}`}
                  </span>
                ),
              },
            ]}
          />
          {total > rows.length && (
            <p className="mt-2 text-sm text-muted">
              {plural(total - rows.length, "rarer answer is", "rarer answers are")} not shown, of {count(total)}. Choose
              a class, provider or domain to see them.
            </p>
          )}
        </>
      )}
    </Panel>
  );
}

function AnswerText({ text, hint }: { text: string; hint: AnswerHint | null }) {
  return text === "" ? (
    <span className="text-muted">no answer was given</span>
  ) : (
    <>
      <span className="mono block max-w-xl min-w-56 py-1">{visibleText(text)}</span>
      {hint !== null && <Hint hint={hint} />}
    </>
  );
}

function Hint({ hint: { provider, means, next, page } }: { hint: AnswerHint }) {
  return (
    <div className="max-w-xl pb-1 font-normal">
      <Fold summary={`What ${provider} means by it`}>
        <p className="text-sm">{means}</p>
        <p className="mt-1 text-sm text-muted">{next}</p>
        {page !== null && (
          <p className="mt-1 text-sm">
            <PageLink page={page} />
          </p>
        )}
      </Fold>
    </div>
  );
}
