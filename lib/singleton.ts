const registry = Symbol.for("mailgauge.singletons");

type Registry = Map<string, unknown>;

/**
 * One instance a process. Next bundles instrumentation, pages and handlers apart, each with its own
 * copy of a module; a module-level variable would be made several times.
 */
export function singleton<T>(name: string, make: () => T): T {
  const holder = globalThis as { [registry]?: Registry };
  holder[registry] ??= new Map();
  const all = holder[registry];
  if (!all.has(name)) {
    all.set(name, make());
  }
  return all.get(name) as T;
}
