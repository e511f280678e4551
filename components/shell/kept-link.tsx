"use client";

import { useSearchParams } from "next/navigation";
import type { ComponentProps } from "react";
import { keepParams } from "@/components/shell/kept-params";
import { LocalLink } from "@/components/ui/local-link";

/** A link to another page that keeps the range and the source of this one. */
export function KeptLink({ href, ...rest }: ComponentProps<typeof LocalLink>) {
  const current = useSearchParams();
  return <LocalLink href={keepParams(href, new URLSearchParams(current))} {...rest} />;
}
