import { reader } from "@/lib/db/client";

/** What recording decides, without what differs from run to run: when it was received, row ids, bodies. */
export async function dump() {
  const db = reader();
  const [messages, cells, details, domains, limits, suppressions, events] = await Promise.all([
    db.message.findMany({ orderBy: { id: "asc" } }),
    db.cubeCell.findMany(),
    db.cubeDetail.findMany(),
    db.domain.findMany({ orderBy: [{ sourceId: "asc" }, { name: "asc" }] }),
    db.sendLimit.findMany({ orderBy: [{ sourceId: "asc" }, { serverUuid: "asc" }] }),
    db.suppression.findMany({ orderBy: { address: "asc" }, omit: { seq: true, updatedAt: true } }),
    db.event.findMany({ orderBy: { id: "asc" }, omit: { receivedAt: true, body: true } }),
  ]);
  const nonZero = (row: Record<string, unknown>) =>
    Object.values(row).some((value) => typeof value === "number" && value !== 0);
  const lines = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();
  return {
    messages: lines(messages),
    cells: lines(cells.filter(nonZero)),
    details: lines(details.filter(nonZero)),
    domains: lines(domains),
    limits: lines(limits),
    suppressions: lines(suppressions),
    events: lines(events),
  };
}
