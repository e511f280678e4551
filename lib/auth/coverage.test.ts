import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (file: string) => readFileSync(`${root}${file}`, "utf8");

/** Files of a folder whose path ends so, relative to the root. */
function filesIn(folder: string, ending: string): string[] {
  return readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" })
    .filter((file) => `/${file}`.endsWith(`/${ending}`))
    .map((file) => `${folder}/${file}`)
    .sort();
}

/** The text of each exported function or constant of a module, by its name. */
function exportsOf(source: string): [string, string][] {
  const starts = [...source.matchAll(/^export (?:async function|function|const) (\w+)/gm)];
  return starts.map((match, at) => [match[1] ?? "", source.slice(match.index, starts[at + 1]?.index)]);
}

const openPages = ["app/(auth)/login/page.tsx", "app/(auth)/setup/page.tsx"];
const openRoutes = ["app/api/auth/[...all]/route.ts", "app/api/health/route.ts", "app/api/webhooks/[slug]/route.ts"];
const openActions = ["signInAction", "setUpAction", "signOutAction"];
const openLoaders = ["loadEntrance", "loadTheme"];
const gate = /\b(requireUser|requireOwner|loadShell|loadActor)\b/;

describe("the gate", () => {
  it.each(filesIn("app", "page.tsx").filter((file) => !openPages.includes(file)))("stands before %s", (file) => {
    expect(file.startsWith("app/(dashboard)/")).toBe(true);
    expect(read("app/(dashboard)/layout.tsx")).toContain("loadShell()");
    expect(read("lib/shell/loaders.ts")).toContain("await requireUser()");
  });

  it.each(filesIn("app", "route.ts").filter((file) => !openRoutes.includes(file)))("stands before %s", (file) => {
    expect(file.startsWith("app/api/")).toBe(true);
    expect(read(file)).toMatch(/from "@\/lib\/(api\/route|auth\/gate)"/);
  });

  const loaders = filesIn("lib", "loaders.ts").flatMap((file) => exportsOf(read(file)));
  it.each(loaders.filter(([name]) => !openLoaders.includes(name)))("stands in the loader %s", (_name, source) => {
    expect(source).toMatch(/\b(require(User|Owner|Editor)|load[A-Z]\w+)\(/);
  });

  it.each(filesIn("lib", "actions.ts"))("stands in the actions of %s", (file) => {
    const source = read(file);
    expect(source).toMatch(/from "@\/lib\/auth\/gate"/);
    // A loader, or a function of the module that asks the gate, stands for it.
    const asking = [...source.matchAll(/^(?:async )?function (\w+)[\s\S]*?^}/gm)]
      .filter(([text]) => gate.test(text))
      .map((match) => match[1]);
    const asks = new RegExp(`\\b(require(User|Owner|Editor)|load[A-Z]\\w+|${["-", ...asking].join("|")})\\(`);
    const ungated = exportsOf(source).filter(([name, text]) => !openActions.includes(name) && !asks.test(text));
    expect(ungated.map(([name]) => name)).toEqual([]);
  });
});
