import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCodes } from "@/lib/bounces/answer";
import { classify } from "@/lib/bounces/classify";
import { bounceClassOf } from "@/lib/bounces/constants";
import { allRules } from "@/lib/bounces/rules/rule-book";
import type { Classified } from "@/lib/bounces/types";
import { hostileAnswers } from "@/lib/testing/hostile-answers";

function read(answer: string, host: string | null = null): Classified {
  return classify({ type: "MessageDeliveryFailed", answer, details: null, host, ...readCodes(answer) });
}

const said = fc.constantFrom(...allRules.map(({ example }) => example));
const changeableCase = /[a-z]/i;
const places: Readonly<Record<string, fc.Arbitrary<string>>> = {
  "an address": fc
    .tuple(fc.stringMatching(/^[a-z]{1,12}$/), fc.stringMatching(/^[a-z]{1,12}$/))
    .map(([a, b]) => `<${a}@${b}.example>`),
  "an IP address": fc.oneof(fc.ipV4(), fc.ipV6()).map((address) => `[${address}]`),
  "a queue id": fc.stringMatching(/^[A-F\d]{3}[G-Z][a-z\d]{2}\d[A-Za-z\d]{4,8}$/),
  "a time": fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString()),
};

describe("the class of an answer", () => {
  it("is not changed by the case of its letters", () => {
    fc.assert(
      fc.property(said, fc.boolean(), (answer, upper) => {
        fc.pre(changeableCase.test(answer));
        const changed = upper ? answer.toUpperCase() : answer.toLowerCase();
        expect(read(changed)).toEqual(read(answer));
      }),
      { numRuns: 2000 },
    );
  });

  it("is not changed by more blanks between its words", () => {
    fc.assert(
      fc.property(said, fc.integer({ min: 1, max: 5 }), (answer, blanks) => {
        // Behind the code: two blanks belong to the codes' own grammar.
        const [start = "", ...rest] = answer.split(" ");
        const changed = `${start} ${rest.join(" ".repeat(blanks))}`;
        expect(read(changed)).toEqual(read(`${start} ${rest.join(" ")}`));
      }),
      { numRuns: 2000 },
    );
  });

  it("is not changed by where its lines break", () => {
    fc.assert(
      fc.property(said, fc.nat(), (answer, seed) => {
        const { code, enhancedCode } = readCodes(answer);
        fc.pre(code !== null && enhancedCode !== null && !answer.includes("\n"));
        const [, ...words] = answer.split(" ");
        const rest = words.join(" ").startsWith(enhancedCode ?? "") ? words.slice(1) : words;
        const at = 1 + (seed % Math.max(1, rest.length - 1));
        const start = `${code}-${enhancedCode} ${rest.slice(0, at).join(" ")}`;
        const changed = `${start}\r\n${code} ${enhancedCode} ${rest.slice(at).join(" ")}`.replaceAll("\r\n", "\n");
        expect(read(changed)).toEqual(read(answer));
      }),
      { numRuns: 2000 },
    );
  });

  it("is not changed where Postfix or Exim quotes it", () => {
    const wrapper = fc.constantFrom(
      "host mx.b.example[192.0.2.1] said: ",
      "host mx.b.example[2001:db8::1] refused to talk to me: ",
      "SMTP error from remote mail server: host mx.b.example [192.0.2.1]:\n",
    );
    fc.assert(
      fc.property(said, wrapper, (answer, before) => {
        // What is no more than codes has to stand at the start of a line.
        fc.pre(/^\d{3}[ -].*[a-z]{4}/.test(answer));
        expect(read(`${before}${answer}`).classification).toBe(read(answer).classification);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(Object.entries(places))("is not changed by %s in it", (_, thing) => {
    fc.assert(
      fc.property(said, thing, fc.boolean(), (answer, name, atEnd) => {
        const line = answer.split("\n").at(-1) ?? "";
        const [start = "", ...rest] = line.split(" ");
        fc.pre(/^\d{3}$/.test(start) && !/^[245]\.\d/.test(rest[0] ?? ""));
        const before = answer.slice(0, answer.length - line.length);
        const changed = atEnd ? `${answer} ${name}` : `${before}${start} ${name} ${rest.join(" ")}`;
        expect(read(changed)).toEqual(read(answer));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("any answer", () => {
  const piece = fc.oneof(
    { weight: 3, arbitrary: said },
    { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 80 }) },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("\n", "\r", "\u0000", "\u001b[2J", "\u202e", "<script>", "550-5.1.1 ", "\ud800"),
    },
  );

  it("has a class, a sureness between 0 and 1 and a rule or none, and never throws", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.option(fc.string({ maxLength: 30 })), (pieces, host) => {
        const { classification, confidence, rule } = read(pieces.join(" "), host);
        return (
          bounceClassOf(classification) !== undefined &&
          confidence >= 0 &&
          confidence <= 1 &&
          (rule === null ? confidence === 0 : confidence > 0)
        );
      }),
      { numRuns: 100_000 },
    );
  }, 120_000);

  it.each(hostileAnswers(1_000_000).map(({ name, answer }) => [name, answer] as const))(
    "may be a megabyte of %s",
    (_, answer) => {
      expect(bounceClassOf(read(answer).classification)).toBeDefined();
    },
  );
});
