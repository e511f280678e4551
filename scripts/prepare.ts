import nextEnv from "@next/env";
import { ConfigurationError, env } from "@/lib/env";
import { BuildError, build, isCurrent } from "./build";

/**
 * First half of `npm start`, and of `npm run dev` without the build: checks the configuration, builds if the build is
 * not that of these sources, applies migrations, and tells start.mjs over the child's channel where to listen.
 */
async function prepare(): Promise<void> {
  // start.mjs has done so already; `npm run dev` has not.
  nextEnv.loadEnvConfig(process.cwd(), process.env.NODE_ENV !== "production");
  const { host, port, engine, databaseUrl } = env();
  if (!process.argv.includes("--no-build") && !isCurrent()) {
    console.log("Building Mailgauge (about a minute, once for each version)");
    await build();
  }
  // Not before the build, which makes the database clients.
  const { migrate } = await import("@/lib/db/migrate");
  const applied = await migrate({ engine, url: databaseUrl });
  if (applied.length > 0) {
    console.log(`The database is up to date (applied ${applied.join(", ")})`);
  }
  process.send?.({ host, port });
}

const inWords = (cause: unknown) =>
  cause instanceof ConfigurationError ||
  cause instanceof BuildError ||
  (cause instanceof Error && cause.name === "MigrationError");

prepare().then(
  () => process.disconnect?.(),
  (cause) => {
    console.error(inWords(cause) ? cause.message : cause);
    process.exit(1);
  },
);
