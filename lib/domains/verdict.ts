import { type ObservedRecord, observedRecords } from "@/lib/domains/check/types";
import { recordLabels } from "@/lib/domains/constants";
import { isSilent } from "@/lib/domains/silence";
import {
  type DnsRecordName,
  type DomainRecord,
  type DomainRecords,
  type DomainState,
  type DomainVerdict,
  dnsRecords,
  type RecordStandings,
  type RecordVerdict,
} from "@/lib/domains/types";
import type { Millis } from "@/lib/ingest/types";

/** A domain that only sends needs no MX, and its return path may be another one. */
const optional: readonly DnsRecordName[] = ["mx", "returnPath"];

/** What a reported status means for one record. */
export function recordVerdict(name: DnsRecordName, status: string | null, silent: boolean): RecordVerdict {
  if (status === null || silent) {
    return "not-known";
  }
  if (status === "OK") {
    return "ok";
  }
  return status === "Missing" && optional.includes(name) ? "no-fault" : "fault";
}

/** What a status that holds means for one record; DMARC ought to be there. */
export const verdictOf = (name: ObservedRecord, status: string): RecordVerdict =>
  name === "dmarc" ? (status === "OK" ? "ok" : "fault") : recordVerdict(name, status, false);

export const isFault = (name: ObservedRecord, status: string): boolean => verdictOf(name, status) === "fault";

export type Reported = Record<DnsRecordName, { status: string | null; error: string | null }>;

export function judged(reported: Reported, silent: boolean): DomainRecords {
  const one = (name: DnsRecordName): DomainRecord => ({
    ...reported[name],
    verdict: recordVerdict(name, reported[name].status, silent),
  });
  return { spf: one("spf"), dkim: one("dkim"), mx: one("mx"), returnPath: one("returnPath") };
}

export const noReport: DomainRecords = judged(
  {
    spf: { status: null, error: null },
    dkim: { status: null, error: null },
    mx: { status: null, error: null },
    returnPath: { status: null, error: null },
  },
  true,
);

export function domainState(checkedAt: Millis | null, now: Millis): DomainState {
  if (checkedAt === null) {
    return "no-report";
  }
  return isSilent(checkedAt, now) ? "not-known" : "trouble";
}

/** Records by which the domain cannot send without harm. DMARC is for receivers to ask for, and none of them. */
export function faultsOf(standings: RecordStandings): DnsRecordName[] {
  return dnsRecords.filter((name) => standings[name].standing === "fault");
}

/** Can the domain send without harm, and if not, what is in the way? */
export function domainVerdict(standings: RecordStandings): DomainVerdict {
  const faults = faultsOf(standings);
  if (faults.length > 0) {
    return { kind: "harm", text: `${listed(faults)} ${faults.length === 1 ? "is" : "are"} at fault.` };
  }
  const disputed = observedRecords.filter((name) => standings[name].standing === "disputed");
  if (disputed.length > 0) {
    return { kind: "care", text: `On ${listed(disputed)} the sender and our check disagree.` };
  }
  const unknown = (["spf", "dkim"] as const).filter((name) => standings[name].standing === "not-known");
  if (standings.dmarc.standing === "fault") {
    const is = standings.dmarc.observed?.status === "Missing" ? "missing" : "not valid";
    return { kind: "care", text: `DMARC is ${is}: the large providers ask bulk senders for it.` };
  }
  return unknown.length > 0
    ? { kind: "unknown", text: `No fault is known, but nothing of ${listed(unknown)} either.` }
    : { kind: "safe", text: "SPF and DKIM are right, and nothing is at fault." };
}

function listed(names: readonly ObservedRecord[]): string {
  const words = names.map((name) => recordLabels[name]);
  const last = words.at(-1) ?? "";
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${last}` : last;
}
