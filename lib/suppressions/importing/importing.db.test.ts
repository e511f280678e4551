import { expect, it } from "vitest";
import { engine, reader } from "@/lib/db/client";
import { importFile } from "@/lib/suppressions/importing/service";
import { describeOnBothEngines } from "@/lib/testing/database";

async function* fileOf(count: number) {
  for (let start = 0; start < count; start += 1_000) {
    const rows = Array.from({ length: 1_000 }, (_, index) => `n${(start + index) * 7_919}@corp.example`);
    yield new TextEncoder().encode(`${rows.join("\n")}\n`);
  }
}

describeOnBothEngines("an import of many", () => {
  it("leaves a list that PostgreSQL reads from its indexes alone", async () => {
    const options = { name: "list.txt", scope: "", actor: "user:owner" };
    const read = await importFile(fileOf(10_000), options);
    expect(read).toMatchObject({ ok: true, value: { state: "done", added: 10_000, refused: 0 } });
    const again = await importFile(fileOf(10_000), options);
    expect(again).toMatchObject({ ok: true, value: { state: "done", added: 0, unchanged: 10_000 } });
    if (engine() === "postgresql") {
      const [table] = await reader().$queryRaw<{ pages: number; visible: number }[]>`
        SELECT relpages AS pages, relallvisible AS visible FROM pg_class WHERE relname = 'suppressions'`;
      expect(table?.visible).toBe(table?.pages);
    }
  });
});
