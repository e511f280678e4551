import type { Random } from "@/scripts/demo/random";

const oddities: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e308,
    -1e308,
    2 ** 53,
    1e21,
    "",
    " ",
    "\u0000",
    "\uD800",
    "\u202E",
    "💥".repeat(300),
  ],
  ...["x".repeat(70_000), "<script>alert(1)</script>", "'; DROP TABLE events; --", "../..", "__proto__", "constructor"],
  ...[
    [],
    {},
    [[]],
    [null],
    { a: { b: { c: [] } } },
    "2026-11-24T00:00:00Z",
    "NaN",
    "-0",
    "1e999",
    Number.MAX_SAFE_INTEGER,
  ],
];
const names = [
  "event",
  "payload",
  "message",
  "timestamp",
  "uuid",
  "tenant_id",
  "_test",
  "__proto__",
  "toString",
  "status",
  "url",
];

function paths(value: unknown, at: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null) {
    return [[...at]];
  }
  return [[...at], ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...at, key]))];
}

/** A copy with the place at `path` replaced; `undefined` takes it out. */
function replaced(value: unknown, [head, ...rest]: readonly string[], by: (old: unknown) => unknown): unknown {
  if (head === undefined) {
    return by(value);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([key, inner]) => [key, key === head ? replaced(inner, rest, by) : inner]);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

function oneChange(value: unknown, random: Random): unknown {
  const path = random.pick(paths(value));
  switch (random.whole(0, 4)) {
    case 0:
      return replaced(value, path, () => undefined);
    case 1:
      return replaced(value, path, () => random.pick(oddities));
    case 2:
      return replaced(value, path, (old) =>
        typeof old === "object" && old !== null ? { ...old, [random.pick(names)]: random.pick(oddities) } : [old],
      );
    case 3:
      return replaced(value, path, (old) =>
        typeof old === "number" ? String(old) : typeof old === "string" ? old.length : { old },
      );
    default:
      return replaced(value, path, (old) => (typeof old === "string" ? `${old}${String(random.pick(oddities))}` : old));
  }
}

function oneCut(text: string, random: Random): string {
  const at = random.whole(0, text.length);
  switch (random.whole(0, 5)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(at);
    case 2:
      return `${text.slice(0, at)}${random.pick(['"', "{", "}", "[", "]", ",", "\\", "\u0000", "\u001f", "\n"])}${text.slice(at)}`;
    case 3:
      return `\uFEFF${text}`;
    case 4:
      return `${text}${text}`;
    default:
      return `${"[".repeat(20_000)}${text}`;
  }
}

/** A body that no sender would post: mostly JSON with something wrong in it, now and then no JSON at all. */
export function mutate(body: string, random: Random): string {
  if (random.chance(0.2)) {
    return oneCut(body, random);
  }
  let value: unknown = JSON.parse(body);
  for (let changes = random.whole(1, 3); changes > 0; changes -= 1) {
    value = oneChange(value, random);
  }
  return JSON.stringify(value) ?? "";
}
