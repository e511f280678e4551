"use client";

import { useRouter } from "next/navigation";
import { AddDialog } from "@/components/suppressions/add-dialog";
import { RemoveDialog } from "@/components/suppressions/remove-dialog";
import type { Suppression } from "@/lib/suppressions/types";

interface AddressButtonsProps {
  address: string;
  /** On the workspace's list, or a tenant's; null: on none. */
  entry: Pick<Suppression, "id" | "scope" | "address" | "addressShown" | "classification" | "origin"> | null;
}

/** Adds or removes the address of this page, which then shows what came of it. */
export function AddressButtons({ address, entry }: AddressButtonsProps) {
  const router = useRouter();
  return entry === null ? (
    <AddDialog address={address} label="Suppress" onDone={() => router.refresh()} />
  ) : (
    <RemoveDialog line={entry} small={false} onDone={() => router.refresh()} />
  );
}
