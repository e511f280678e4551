import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod";

/** Each says nothing about what a file decides; such files only grow. */
const emptyNames = /^(index|helpers?|utils?|common|misc|shared|stuff)\.tsx?$/;
const serverOnly = /^(data|loaders|mutations)\.ts$/;
const vocabulary = /^(types|schema|constants|data|loaders|mutations|actions|query|resolver|service)\.tsx?$/;
/** Folders whose verb and noun files are rules: the same answer for the same arguments. */
const pureDomains = /^lib\/(bounces|cube|domains|events|limits|messages|providers|suppressions)\//;
const impure = /\b(Date\.now\(\)|new Date\(\)|Math\.random\(\)|randomUUID\(|randomBytes\()/;
const asyncComponent = /\basync function [A-Z]\w*\s*[(<]|\bconst [A-Z]\w* = async\b/;
/** Next renders these itself, without data; all else must be rendered for a request. */
const staticRoutes = /^\/(_global-error|favicon\.ico|icon\b.*|apple-icon\b.*|robots\.txt|manifest\.webmanifest)$/;

/** What is wrong with the tree of sources, a sentence each. */
export function checkSources(): string[] {
  return [
    ...sourceFiles("lib").flatMap(checkLibrary),
    ...sourceFiles("components").flatMap(checkComponent),
    ...checkModels(),
    ...checkCommands(),
  ];
}

/** What is wrong with the routes of the build in `.next`, a sentence each. */
export function checkRoutes(): string[] {
  const manifest = z.object({ routes: z.record(z.string(), z.unknown()) });
  const { routes } = manifest.parse(JSON.parse(readFileSync(".next/prerender-manifest.json", "utf8")));
  return Object.keys(routes)
    .filter((route) => !staticRoutes.test(route))
    .map(
      (route) => `${route} is frozen into the build: what it reads would never change. Ask the gate, or for headers().`,
    );
}

function checkLibrary(file: string): string[] {
  const name = basename(file);
  const text = readFileSync(file, "utf8");
  const faults: string[] = [];
  if (emptyNames.test(name)) {
    faults.push(`${file}: name the file for what it decides`);
  }
  if (serverOnly.test(name) && !text.startsWith('import "server-only";')) {
    faults.push(`${file}: start with import "server-only", so that no browser gets it`);
  }
  if (name === "actions.ts" && !text.startsWith('"use server";')) {
    faults.push(`${file}: start with "use server"`);
  }
  if (file.endsWith(".tsx")) {
    faults.push(`${file}: markup belongs to components/ or app/`);
  }
  if (pureDomains.test(file) && !vocabulary.test(name) && impure.test(text)) {
    faults.push(`${file}: a rule has no clock and no randomness; take the value as an argument`);
  }
  return faults;
}

function checkComponent(file: string): string[] {
  const faults: string[] = [];
  if (emptyNames.test(basename(file))) {
    faults.push(`${file}: name the file for what it shows`);
  }
  if (asyncComponent.test(readFileSync(file, "utf8"))) {
    faults.push(`${file}: async components live in app/ only, where the data is awaited`);
  }
  return faults;
}

/** Both engines share one set of models by a link; a copy would drift. */
function checkModels(): string[] {
  const models = realpathSync("prisma/models.prisma");
  return ["sqlite", "postgresql"]
    .map((engine) => join("prisma", engine, "models.prisma"))
    .filter((link) => !existsSync(link) || !lstatSync(link).isSymbolicLink() || realpathSync(link) !== models)
    .map((link) => `${link}: must be a symbolic link to ../models.prisma`);
}

/** A command of package.json runs a file that is there. */
function checkCommands(): string[] {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync("package.json", "utf8")));
  return Object.entries(scripts).flatMap(([name, command]) =>
    (command.match(/\b(scripts|e2e)\/\S+\.\w+/g) ?? [])
      .filter((file) => !existsSync(file))
      .map((file) => `package.json: npm run ${name} wants ${file}, which does not exist`),
  );
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !dirname(file).endsWith("testing"));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const faults = process.argv.includes("--routes") ? checkRoutes() : checkSources();
  for (const fault of faults) {
    console.error(fault);
  }
  process.exitCode = faults.length > 0 ? 1 : 0;
}
