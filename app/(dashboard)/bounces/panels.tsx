import { AfterAcceptance } from "@/components/bounces/after-acceptance";
import { AnswersTable } from "@/components/bounces/answers-table";
import { type BreakdownBy, BreakdownTable } from "@/components/bounces/breakdown-table";
import { ClassGuide } from "@/components/bounces/class-guide";
import { ClassTable } from "@/components/bounces/class-table";
import { filterWords } from "@/components/bounces/filter-chips";
import { GroupTabs } from "@/components/bounces/group-tabs";
import { OverTime } from "@/components/bounces/over-time";
import { RulesNote } from "@/components/bounces/rules-note";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Note } from "@/components/ui/states";
import { answerHint } from "@/lib/bounces/answer-hint";
import { groupOf, groups } from "@/lib/bounces/constants";
import {
  loadAnswers,
  loadBounceScope,
  loadClassesAtProviders,
  loadGroups,
  loadRulesState,
} from "@/lib/bounces/loaders";
import { bouncesSentence, narrowedSentence } from "@/lib/bounces/sentence";
import { explains } from "@/lib/cube/breakdown/rows";
import { loadBreakdown, loadBreakdownChange, loadBreakdownSeries, loadSummary } from "@/lib/cube/loaders";
import { dayRange } from "@/lib/cube/range";
import { viewHref } from "@/lib/cube/view";
import { countedHref } from "@/lib/messages/list-url";
import { rangeWords } from "@/lib/overview/sentence";
import { fraction } from "@/lib/rates";
import { loadPolicy } from "@/lib/suppressions/loaders";
import { loadView } from "@/lib/view/loaders";

interface PanelProps {
  /** As `viewQuery` writes it. */
  query: string;
}

const answersShown = 20;

export async function ClassPanel({ name }: { name: string }) {
  const { failed } = await loadPolicy();
  return <ClassGuide name={name} suppresses={failed.includes(name)} />;
}

export async function HeadingPanel({ query }: PanelProps) {
  const [{ view, range, refusal }, { all, chosen }, rules] = await Promise.all([
    loadView(query),
    loadBounceScope(query),
    loadRulesState(),
  ]);
  const [byGroup, classes, { current }] = await Promise.all([
    loadBreakdown(range, all, "group"),
    loadBreakdownChange(range, all, "classification"),
    loadSummary(range, chosen),
  ]);
  const { group, classification } = view.filters;
  const words = rangeWords(range.preset, range.buckets.length, range.grain);
  const said =
    classification !== undefined
      ? narrowedSentence(current, classification, words)
      : group !== undefined
        ? narrowedSentence(current, `a class of the group ${filterWords("group", group).toLowerCase()}`, words)
        : bouncesSentence(current, classes.ok ? classes.value : [], words);
  return (
    <div>
      <PageHeading title="Bounces" actions={<LinkButton href="/bounces/answer">Read an answer</LinkButton>}>
        <p className="text-ink">{said}</p>
      </PageHeading>
      {refusal !== null && <Note kind="warning">{refusal} These are the last 7 days.</Note>}
      <RulesNote {...rules} />
      <GroupTabs rows={byGroup.ok ? byGroup.value : []} view={view} />
    </div>
  );
}

export async function OverTimePanel({ query, withDeferred }: PanelProps & { withDeferred: boolean }) {
  const { view, range, filters, now } = await loadView(query);
  const { classification } = filters;
  const chosen = classification === undefined ? filters.group : await groupFor(classification);
  const group = groups.find((name) => name === chosen) ?? null;
  const series = await loadBreakdownSeries(range, filters, group === null ? "group" : "classification");
  const here = viewHref("/bounces", view);
  const toggleHref = withDeferred ? here : `${here}${here.includes("?") ? "&" : "?"}show=deferred`;
  return <OverTime {...{ series, group, range, now, withDeferred, toggleHref }} />;
}

async function groupFor(classification: string) {
  return (await loadGroups([classification]))[classification] ?? groupOf(classification);
}

export async function ClassesPanel({ query }: PanelProps) {
  const [{ view, range }, { inGroup }] = await Promise.all([loadView(query), loadBounceScope(query)]);
  const [found, places] = await Promise.all([
    loadBreakdownChange(range, inGroup, "classification"),
    loadClassesAtProviders(range, inGroup),
  ]);
  const rows = found.ok ? found.value : [];
  const after = rows.find(({ key }) => key === "");
  const topProviders: Record<string, { provider: string; failed: number }> = {};
  for (const { classification, provider, failed } of places) {
    topProviders[classification] ??= { provider, failed };
  }
  const classGroups = await loadGroups(rows.map(({ key }) => key));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <ClassTable {...{ rows, groups: classGroups, topProviders, view, range, filters: inGroup }} />
      {after !== undefined && after.bounced > 0 && (
        <AfterAcceptance
          bounced={after.bounced}
          share={fraction(
            after.bounced,
            rows.reduce((sum, row) => sum + row.failed + row.bounced, 0),
          )}
          href={countedHref(range, "bounced", inGroup)}
        />
      )}
    </div>
  );
}

export async function AnswersPanel({ query }: PanelProps) {
  const { view, range, filters } = await loadView(query);
  const found = await loadAnswers(range, filters, answersShown);
  const { rows, total } = found.ok ? found.value : { rows: [], total: 0 };
  const classGroups = await loadGroups(rows.map(({ classification }) => classification));
  return (
    <AnswersTable
      {...{ total, view, filters }}
      rows={rows.map((row) => ({ ...row, hint: answerHint(row.answer, row.classification) }))}
      groups={classGroups}
      covered={dayRange(range)}
      refusal={found.ok ? undefined : found.error.message}
    />
  );
}

const breakdownRows = 10;

export async function BreakdownPanel({ query, by }: PanelProps & { by: BreakdownBy }) {
  const { view, range, filters, sources } = await loadView(query);
  if (by === "source" && sources.length < 2) {
    return null;
  }
  const covered = by === "host" || by === "recipientDomain" ? dayRange(range) : range;
  const [found, { current }] = await Promise.all([
    loadBreakdownChange(range, filters, by),
    loadSummary(covered, filters),
  ]);
  const rows = found.ok ? found.value : [];
  const isSingle = rows.every(({ key }) => key === "");
  if (found.ok && isSingle && (by === "tenant" || by === "source" || by === "tag")) {
    return null;
  }
  const shown = rows
    .filter(explains)
    .toSorted((a, b) => b.failed + b.bounced - a.failed - a.bounced)
    .slice(0, breakdownRows);
  return (
    <BreakdownTable
      {...{ by, covered, range, view, filters }}
      rows={shown}
      total={current}
      refusal={found.ok ? undefined : found.error.message}
      names={by === "source" ? Object.fromEntries(sources.map(({ id, name }) => [id, name])) : {}}
    />
  );
}
