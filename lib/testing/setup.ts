import { format } from "node:util";
import { beforeEach } from "vitest";

/** A test that expects a complaint says so with `vi.spyOn(console, "error")`, which replaces this. */
for (const method of ["error", "warn"] as const) {
  beforeEach(() => {
    const original = console[method];
    console[method] = (...values: unknown[]) => {
      throw new Error(`console.${method} was called: ${format(...values)}`);
    };
    return () => {
      console[method] = original;
    };
  });
}
