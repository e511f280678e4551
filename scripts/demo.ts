/**
 * `npm run demo`: sixty days of mail that a made-up company could have sent, then live traffic, from a stand-in for
 * Ark with a key of its own. `npm run demo -- --fresh` makes the data anew.
 */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import nextEnv from "@next/env";

const { values } = parseArgs({
  options: { fresh: { type: "boolean" }, seed: { type: "string", default: "northwind" } },
});

// Before anything reads the configuration: the demo touches no real data and tells nobody's name.
const notTheDemos = [
  "DATABASE_URL",
  "BASE_URL",
  "ADMIN_EMAIL",
  "ADMIN_PASSWORD",
  "POSTAL_JWKS_URL",
  "POSTAL_WEBHOOK_SLUG",
];
Object.assign(process.env, { NODE_ENV: "production", ...Object.fromEntries(notTheDemos.map((name) => [name, ""])) });
nextEnv.loadEnvConfig(process.cwd(), false, { info: () => undefined, error: console.error });
const dataDir = join(resolve(process.env.MAILGAUGE_DATA_DIR || "data"), "demo");
process.env.MAILGAUGE_DATA_DIR = dataDir;

try {
  const { runDemo } = await import("@/scripts/demo/run");
  process.exitCode = await runDemo({ dataDir, seed: values.seed, fresh: values.fresh === true });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
