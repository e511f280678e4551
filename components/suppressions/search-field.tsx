"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { controlClasses } from "@/components/ui/field";
import { localRoute } from "@/lib/local-route";
import type { ListInput } from "@/lib/suppressions/edit";
import { listHref } from "@/lib/suppressions/href";

const pauseMillis = 250;

interface SearchFieldProps {
  input: ListInput;
  /** Several addresses were pasted: they are looked up, not searched for. */
  onPasteMany: (text: string) => void;
}

const several = /\S+@\S+[\s,;]+\S*@/;

/** Narrows the list while one types; works as a plain form too. */
export function SearchField({ input, onPasteMany }: SearchFieldProps) {
  const { q, origin } = input;
  const router = useRouter();
  const [pending, start] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const field = useRef<HTMLInputElement>(null);
  const searched = useRef(q ?? "");
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // The address changed by a link or the back button, not by what was typed here.
    if (field.current !== null && (q ?? "") !== searched.current) {
      searched.current = q ?? "";
      field.current.value = q ?? "";
    }
  }, [q]);

  function search(text: string) {
    clearTimeout(timer.current);
    const trimmed = text.trim();
    searched.current = trimmed;
    start(() =>
      router.replace(localRoute(listHref({ ...input, q: trimmed === "" ? null : trimmed, page: 1 })), {
        scroll: false,
      }),
    );
  }

  return (
    <search className="min-w-0 flex-1 max-sm:basis-full">
      <form
        action="/suppressions"
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          search(String(new FormData(event.currentTarget).get("q") ?? ""));
        }}
      >
        <input
          ref={field}
          type="search"
          name="q"
          defaultValue={q ?? ""}
          aria-label="Search by a part of the address"
          placeholder="Part of an address, @domain, or paste many"
          onPaste={(event) => {
            const text = event.clipboardData.getData("text");
            if (several.test(text)) {
              event.preventDefault();
              onPasteMany(text);
            }
          }}
          autoComplete="off"
          spellCheck={false}
          maxLength={320}
          className={controlClasses}
          onChange={(event) => {
            const text = event.target.value;
            clearTimeout(timer.current);
            timer.current = setTimeout(() => search(text), pauseMillis);
          }}
        />
        {origin !== null && <input type="hidden" name="origin" value={origin} />}
        <Button type="submit" aria-disabled={pending}>
          Search
        </Button>
      </form>
    </search>
  );
}
