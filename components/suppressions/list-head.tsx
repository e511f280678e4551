"use client";

import { useState } from "react";
import { AddDialog } from "@/components/suppressions/add-dialog";
import { CheckDialog } from "@/components/suppressions/check-dialog";
import { ListFilters } from "@/components/suppressions/list-filters";
import { OriginChips } from "@/components/suppressions/origin-chips";
import { PasteDialog } from "@/components/suppressions/paste-dialog";
import { SearchField } from "@/components/suppressions/search-field";
import type { Option } from "@/components/ui/field";
import type { ListInput } from "@/lib/suppressions/edit";

interface ListHeadProps {
  input: ListInput;
  canEdit: boolean;
  /** Those whose messages put addresses here. */
  sources: readonly Option[];
}

/** What stands above the list: search, what narrows it, and ways to add. */
export function ListHead({ input, canEdit, sources }: ListHeadProps) {
  const [pasted, setPasted] = useState<string | null>(null);
  return (
    <>
      <div className="flex flex-wrap items-start gap-2">
        <SearchField input={input} onPasteMany={setPasted} />
        {canEdit && (
          <>
            <AddDialog />
            <PasteDialog />
          </>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <OriginChips input={input} />
        <ListFilters input={input} sources={sources} />
      </div>
      <CheckDialog text={pasted} onClose={() => setPasted(null)} />
    </>
  );
}
