import {
  type DnsRecordName,
  type DomainRecord,
  type DomainRecords,
  type DomainState,
  dnsRecords,
  type RecordVerdict,
} from "@/lib/domains/types";
import type { Millis } from "@/lib/ingest/types";

/** A sender reports trouble every one to two hours while it lasts, and never that it is over. */
export const silenceMillis: Millis = 3 * 3_600_000;

/** A domain that only sends needs no MX, and its return path may be another one. */
const optional: readonly DnsRecordName[] = ["mx", "returnPath"];

export const isSilent = (checkedAt: Millis, now: Millis): boolean => now - checkedAt > silenceMillis;

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

/** The records at fault by a report that still holds. */
export function faultsIn(records: DomainRecords): DnsRecordName[] {
  return dnsRecords.filter((name) => records[name].verdict === "fault");
}

export function domainState(checkedAt: Millis | null, now: Millis): DomainState {
  if (checkedAt === null) {
    return "no-report";
  }
  return isSilent(checkedAt, now) ? "not-known" : "trouble";
}
