"use client";

import { useEffect, useState } from "react";

/** A value once it has not changed for a while, and what takes it at once. */
export function useSettled<T>(value: T, pauseMillis: number): [settled: T, settle: () => void] {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMillis);
    return () => clearTimeout(timer);
  }, [value, pauseMillis]);
  return [settled, () => setSettled(value)];
}
