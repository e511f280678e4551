"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { changeParams } from "@/components/shell/kept-params";
import { Select } from "@/components/ui/field";
import { localRoute } from "@/lib/local-route";

export interface SourceOption {
  id: string;
  name: string;
}

/** Narrows the whole application to one source; there only if there are several. */
export function SourcePicker({ sources }: { sources: readonly SourceOption[] }) {
  const path = usePathname();
  const router = useRouter();
  const current = new URLSearchParams(useSearchParams());
  if (sources.length < 2) {
    return null;
  }
  return (
    <Select
      label="Source"
      labelHidden
      className="w-auto"
      value={current.get("source") ?? ""}
      onChange={(event) =>
        router.push(localRoute(changeParams(path, current, { source: event.target.value })), { scroll: false })
      }
      options={[
        { value: "", label: "All sources" },
        ...sources.map((source) => ({ value: source.id, label: source.name })),
      ]}
    />
  );
}
