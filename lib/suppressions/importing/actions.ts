"use server";

import { answer } from "@/lib/action";
import { requireEditor } from "@/lib/auth/gate";
import { type Failure, failureOf } from "@/lib/failure";
import { err, ok, type Result } from "@/lib/result";
import { previewSchema } from "@/lib/suppressions/edit";
import { entryOf } from "@/lib/suppressions/file/entry";
import { shapeOf } from "@/lib/suppressions/file/shape";
import { readingOf } from "@/lib/suppressions/importing/service";
import type { ImportPreview } from "@/lib/suppressions/importing/types";

/** How a file would be read, by its first bytes. */
export async function previewImportAction(input: unknown): Promise<Result<ImportPreview, Failure>> {
  return await answer<ImportPreview>(async () => {
    await requireEditor();
    const parsed = previewSchema.safeParse(input);
    if (!parsed.success) {
      return err(failureOf(parsed.error));
    }
    const { head, isWhole, columns, hasHeader } = parsed.data;
    const bytes = Buffer.from(head, "base64");
    const found = shapeOf(bytes, isWhole, hasHeader ?? undefined);
    if (!found.ok) {
      return err({ message: found.error });
    }
    const options = {
      ...(columns === null ? {} : { columns }),
      ...(hasHeader === null ? {} : { hasHeader }),
    };
    const reading = readingOf(bytes, isWhole, options);
    if (!reading.ok) {
      return ok({ shape: found.value, verdicts: [], fault: reading.error });
    }
    const { shape, mapping } = reading.value;
    const now = Date.now();
    const verdicts = shape.sample.map((row) => {
      const entry = entryOf(row, mapping, now);
      return entry.ok ? null : entry.error;
    });
    return ok({ shape: { ...shape, mapping }, verdicts, fault: null });
  });
}
