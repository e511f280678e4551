import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkSync } from "recheck";
import { describe, expect, it } from "vitest";

/** Whatever reads an answer, which is somebody else's text. */
const files = [
  "lib/bounces/answer.ts",
  "lib/bounces/classify.ts",
  "lib/messages/timeline.ts",
  ...readdirSync("lib/bounces/reading")
    .filter((name) => !name.endsWith(".test.ts"))
    .map((name) => join("lib/bounces/reading", name)),
];

/** Literals of regular expressions, as this house writes them: behind "= ", "(", "[" , ", " or ": ". */
const literal =
  /(?<=[=([,:?]\s*|^\s*)\/((?:[^/\\\n[\]*]|\\.|\[(?:[^\]\\\n]|\\.)*\])(?:[^/\\\n[\]]|\\.|\[(?:[^\]\\\n]|\\.)*\])*)\/([dgimsuy]*)/gm;

const patterns = files.flatMap((file) =>
  [...readFileSync(file, "utf8").matchAll(literal)].map(([, source = "", flags = ""]) => ({ file, source, flags })),
);

describe("the patterns that read answers", () => {
  it("are found in the sources", () => {
    expect(patterns.length).toBeGreaterThan(25);
    expect(new Set(patterns.map(({ file }) => file)).size).toBeGreaterThan(3);
  });

  it.each(
    patterns.map(({ file, source, flags }) => [`/${source}/${flags}`.slice(0, 100), file, source, flags] as const),
  )("%s backtracks neither exponentially nor by the square (%s)", (_, __, source, flags) => {
    expect(checkSync(source, flags, { timeout: 20_000 }).status).toBe("safe");
  });

  it("would be found out", () => {
    expect(checkSync("^(a+)+$", "").status).toBe("vulnerable");
    expect(checkSync("[.=_]+$", "").status).toBe("vulnerable");
  });
});
