import "server-only";
import { reader } from "@/lib/db/client";
import { domainName, isPublicName } from "@/lib/dns/public-name";
import type { ResolverOptions } from "@/lib/dns/resolver";
import {
  nothingObserved,
  type RecordStates,
  readCheck,
  readCheckTimes,
  readSpans,
  readStates,
} from "@/lib/domains/check/data";
import { observedRecords } from "@/lib/domains/check/types";
import { readExpectations } from "@/lib/domains/expected/data";
import { readHistory, readMail, readReports, readSenders } from "@/lib/domains/reports/data";
import { silenceMillis } from "@/lib/domains/silence";
import { reportedOf, standingOf } from "@/lib/domains/standing";
import { timelineOf } from "@/lib/domains/timeline";
import type {
  AffectedMail,
  DomainDetail,
  DomainRow,
  LookUp,
  RecordStanding,
  RecordStandings,
  SourceReport,
} from "@/lib/domains/types";
import { domainVerdict, faultsOf, noReport } from "@/lib/domains/verdict";
import type { Millis } from "@/lib/ingest/types";
import { sourceNames } from "@/lib/sources/data";

const historyMillis: Millis = 90 * 24 * 3_600_000;
const historyShown = 200;
const noMail: AffectedMail = { failed: 0, deferred: 0, delivered: 0 };

/** When, in whose days, and by which resolvers; null: domains are not looked up. */
export interface Asked {
  now: Millis;
  zone: string;
  dns: ResolverOptions | null;
}

function standingsOf(reports: readonly SourceReport[], states: RecordStates, now: Millis): RecordStandings {
  const standings = observedRecords.map((name): [string, RecordStanding] => {
    const { observed, rightAt } = states[name];
    const reported = reportedOf(name, reports, now);
    return [name, { standing: standingOf(name, reported, observed, now), reported, observed, rightAt }];
  });
  return Object.fromEntries(standings) as RecordStandings;
}

export function lookUpOf(name: string, dns: ResolverOptions | null): LookUp {
  if (dns === null) {
    return "off";
  }
  return dns.privateNames || isPublicName(name) ? "on" : "not-public";
}

interface Facts {
  name: string;
  /** Newest first. */
  reports: readonly SourceReport[];
  states: RecordStates | undefined;
  observedAt: Millis | null;
  affected: AffectedMail | undefined;
  carriers: readonly string[];
}

function rowOf(facts: Facts, { now, dns }: Asked): DomainRow {
  const { name, reports, states = nothingObserved(), observedAt, affected = noMail, carriers } = facts;
  const [newest] = reports;
  const standings = standingsOf(reports, states, now);
  return {
    ...(newest ?? { ...noReport, sourceId: null, sourceName: null, uuid: null, server: null, checkedAt: null }),
    name,
    state: newest?.state ?? "no-report",
    lookUp: lookUpOf(name, dns),
    observedAt,
    standings,
    verdict: domainVerdict(standings),
    faults: faultsOf(standings),
    affected,
    sourceIds: [...new Set([...reports.map(({ sourceId }) => sourceId), ...carriers])].sort(),
  };
}

function byName(reports: readonly SourceReport[]): Map<string, SourceReport[]> {
  const named = new Map<string, SourceReport[]>();
  for (const report of reports) {
    named.set(report.name, [...(named.get(report.name) ?? []), report]);
  }
  return named;
}

const order = { harm: 0, care: 1, unknown: 2, safe: 3 };

/** Sending domains, of reports and of mail seen from them: the worst first, then by name. */
export async function listDomains(asked: Asked): Promise<DomainRow[]> {
  const { now, zone } = asked;
  const [names, mail, senders, states, times] = await Promise.all([
    sourceNames(),
    readMail(now, zone),
    readSenders(now, zone),
    readStates(null),
    readCheckTimes(),
  ]);
  const reports = byName(await readReports({ name: null, since: null }, now, names));
  return [...new Set([...reports.keys(), ...senders.keys()])]
    .map((name) =>
      rowOf(
        {
          name,
          reports: reports.get(name) ?? [],
          states: states.get(name),
          observedAt: times.get(name) ?? null,
          affected: mail.get(name),
          carriers: senders.get(name) ?? [],
        },
        asked,
      ),
    )
    .sort((a, b) => order[a.verdict.kind] - order[b.verdict.kind] || (a.name < b.name ? -1 : 1));
}

/** One domain with all that is known of it; null if nothing was reported of it nor sent from it. */
export async function readDomain(text: string, asked: Asked): Promise<DomainDetail | null> {
  const { now, zone } = asked;
  const name = domainName(text) ?? text.toLowerCase();
  const names = await sourceNames();
  const [reports, senders] = await Promise.all([
    readReports({ name, since: null }, now, names),
    readSenders(now, zone),
  ]);
  const carriers = senders.get(name);
  if (reports.length === 0 && carriers === undefined) {
    return null;
  }
  const historyFrom = now - historyMillis;
  const [mail, states, check, spans, history, expectations] = await Promise.all([
    readMail(now, zone),
    readStates([name]),
    readCheck(name),
    readSpans(name, historyFrom),
    readHistory(name, historyFrom, names),
    readExpectations([name]),
  ]);
  const row = rowOf(
    {
      name,
      reports,
      states: states.get(name),
      observedAt: check.checkedAt,
      affected: mail.get(name),
      carriers: carriers ?? [],
    },
    asked,
  );
  return {
    ...row,
    reports,
    history: history.slice(0, historyShown),
    observation: check.observation,
    learnt: check.learnt,
    selectors: expectations.selectorsOf(name),
    expected: expectations.expectedOf(row.sourceIds),
    senders: expectations.sendersOf(row.sourceIds),
    historyFrom,
    timeline: timelineOf(history, spans, { from: historyFrom, now }),
  };
}

/** Names of the domains with a record at fault, cheaply enough for every page. */
export async function troubledDomains(now: Millis): Promise<string[]> {
  const [reports, faulty] = await Promise.all([
    readReports({ name: null, since: now - silenceMillis }, now, new Map()),
    reader().dnsSpan.findMany({
      where: { status: { not: "OK" }, lastAt: { gte: new Date(now - silenceMillis) } },
      select: { name: true },
      distinct: ["name"],
    }),
  ]);
  const names = [...new Set([...reports, ...faulty].map(({ name }) => name))].sort();
  const states = names.length === 0 ? new Map<string, RecordStates>() : await readStates(names);
  const reported = byName(reports);
  return names.filter((name) => {
    const own = reported.get(name) ?? [];
    return faultsOf(standingsOf(own, states.get(name) ?? nothingObserved(), now)).length > 0;
  });
}
