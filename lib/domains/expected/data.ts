import "server-only";
import { reader } from "@/lib/db/client";
import { readSelectors } from "@/lib/domains/check/data";
import { distinctExpected, type ReportedErrors, selectorIn, senderRecords } from "@/lib/domains/check/known";
import type { Expected } from "@/lib/domains/check/types";
import { senderDnsFrom } from "@/lib/domains/expected/stored";
import type { DkimSelector, SenderExpectation } from "@/lib/domains/types";

/** What is known of how domains ought to be set up. */
export interface Expectations {
  /** @param sourceIds the sources that the domain is sent through */
  expectedOf: (sourceIds: readonly string[]) => Expected[];
  sendersOf: (sourceIds: readonly string[]) => SenderExpectation[];
  selectorsOf: (name: string) => DkimSelector[];
}

/** Reads once what the check of any of these domains needs to know; null: of all domains. */
export async function readExpectations(names: readonly string[] | null): Promise<Expectations> {
  const [sources, errors, entered] = await Promise.all([
    reader().source.findMany({ select: { id: true, kind: true, name: true, senderDns: true }, orderBy: { id: "asc" } }),
    reader().domain.findMany({
      where: { OR: [{ spfError: { not: null } }, { dkimError: { not: null } }, { returnPathError: { not: null } }] },
      select: { sourceId: true, name: true, spfError: true, dkimError: true, mxError: true, returnPathError: true },
      orderBy: { checkedAt: "desc" },
    }),
    readSelectors(names),
  ]);
  const senders = new Map(
    sources.map(({ id, kind, name, senderDns }): [string, SenderExpectation] => {
      const own = errors.filter(({ sourceId }) => sourceId === id).map(errorsOf);
      const set = senderDnsFrom(senderDns);
      const records = { sender: name, ...senderRecords(kind === "postal" ? "postal" : "ark", set, own) };
      return [id, { sourceId: id, records, set }];
    }),
  );
  const sendersOf = (sourceIds: readonly string[]) => sourceIds.flatMap((id) => senders.get(id) ?? []);
  return {
    sendersOf,
    expectedOf: (sourceIds) => distinctExpected(sendersOf(sourceIds).map(({ records }) => records)),
    selectorsOf: (name) => {
      const byHand = entered.get(name) ?? [];
      const named = errors.flatMap((row) => (row.name === name ? (selectorIn(row.dkimError, name) ?? []) : []));
      return [
        ...byHand.map((selector) => ({ selector, origin: "entered" as const })),
        ...[...new Set(named)]
          .filter((selector) => !byHand.includes(selector))
          .map((selector) => ({ selector, origin: "reported" as const })),
      ];
    },
  };
}

const errorsOf = (row: Record<`${keyof ReportedErrors}Error`, string | null>): ReportedErrors => ({
  spf: row.spfError,
  dkim: row.dkimError,
  mx: row.mxError,
  returnPath: row.returnPathError,
});
