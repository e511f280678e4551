import { expect, it } from "vitest";
import { isNever, patternFault } from "@/lib/suppressions/never";

it.each([
  ["corp.example", "ana@corp.example", true],
  ["corp.example", "ana@mail.corp.example", false],
  ["@corp.example", "ana@corp.example", true],
  ["*.corp.example", "ana@mail.corp.example", true],
  ["postmaster@*", "postmaster@any.example", true],
  ["postmaster@*", "not-postmaster@any.example", false],
  ["Ana+*@corp.example", "ana+news@corp.example", true],
  ["ana@corp.example", "anaxcorp.example@x.example", false],
  ["a.a@corp.example", "aba@corp.example", false],
])("%s against %s", (pattern, address, expected) => {
  expect(isNever([pattern], address)).toBe(expected);
});

it.each(["corp.example", "*@corp.example", "postmaster@*", "@corp.example"])("takes %s for a pattern", (pattern) => {
  expect(patternFault(pattern)).toBeNull();
});

it.each(["", "*", "*@*", "a b", "a@b@c", "<x>", "a*b*c*d*e@x.example"])("refuses “%s”", (pattern) => {
  expect(patternFault(pattern)).toMatch(/“/);
});

it("answers in time whatever the address is", () => {
  const hostile = `${"a".repeat(250)}@x`;
  const start = performance.now();
  isNever(["a*a*a*b@corp.example"], hostile);
  expect(performance.now() - start).toBeLessThan(1_000);
});
