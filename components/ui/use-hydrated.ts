"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * Whether the server's markup has been taken over. Of what another part of the page may have fetched by then, nothing
 * may be shown before: React would find other text than the server wrote.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
