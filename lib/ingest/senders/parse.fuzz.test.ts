import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Parsed, parseBody } from "@/lib/ingest/senders/parse";

const fixtures = ["ark", "postal"].flatMap((sender) => {
  const folder = new URL(`./${sender}/fixtures/`, import.meta.url);
  return readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));
});

const input = { sourceId: "src_1", receivedAt: 1_764_067_000_000 };

function parse(body: string) {
  return parseBody({ body, ...input });
}

/** Every path to a value inside a JSON document. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const inside =
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]))
      : [];
  return [path, ...inside];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) {
    return by;
  }
  const entries = Object.entries(typeof value === "object" && value !== null ? value : {});
  return Object.fromEntries(entries.map(([name, part]) => [name, name === key ? replaced(part, rest, by) : part]));
}

function textsOf(value: unknown): string[] {
  if (typeof value === "string") {
    return [value];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

function storable(parsed: Parsed): boolean {
  const facts = parsed.kind === "event" ? { ...parsed.event, body: "" } : parsed.unrecognised;
  return textsOf(facts).every((text) => !text.includes(String.fromCharCode(0)) && !/\p{Surrogate}/u.test(text));
}

const odd = fc.oneof(
  fc.constantFrom(
    null,
    "",
    " ",
    -0,
    0,
    -1,
    1e308,
    1e18,
    2 ** 53,
    true,
    [],
    {},
    "\u0000",
    "\uD800",
    "__proto__",
    "Sent",
  ),
  fc.string({ unit: "binary", maxLength: 2000 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

const mutated = fc.constantFrom(...fixtures).chain((text) => {
  const document: unknown = JSON.parse(text);
  const change = fc.tuple(fc.constantFrom(...pathsOf(document)), odd);
  return fc
    .array(change, { minLength: 1, maxLength: 4 })
    .map((changes) => changes.reduce<unknown>((value, [path, by]) => replaced(value, path, by), document));
});

describe("parseBody", () => {
  it("reads a fixture with odd values anywhere, or says why not, the same way twice", () => {
    fc.assert(
      fc.property(mutated, (document) => {
        const body = JSON.stringify(document) ?? "";
        const first = parse(body);
        expect(parse(body)).toEqual(first);
        if (first.ok) {
          expect(storable(first.value)).toBe(true);
        } else {
          expect(typeof document !== "object" || document === null || Array.isArray(document)).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("answers any text whatever without throwing", () => {
    const broken = fc
      .tuple(fc.constantFrom(...fixtures), fc.nat(4000), fc.nat(40), fc.string({ unit: "binary" }))
      .map(([text, at, gone, put]) => text.slice(0, at) + put + text.slice(at + gone));
    fc.assert(
      fc.property(fc.oneof(broken, fc.string({ unit: "binary" }), fc.json()), (body) => {
        expect(parse(body)).toEqual(parse(body));
      }),
      { numRuns: 1500 },
    );
  });
});
