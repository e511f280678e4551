import "server-only";
import { ensureFirstOwner } from "@/lib/auth/first-owner";
import { setupToken } from "@/lib/auth/setup-token";
import { connectDatabase, reader, transaction } from "@/lib/db/client";
import { unavailable } from "@/lib/db/failure";
import { ThreadedSqliteAdapter } from "@/lib/db/threaded-adapter";
import { startChecking } from "@/lib/domains/check/service";
import { env } from "@/lib/env";
import { commitElsewhere, pipeline } from "@/lib/ingest/pipeline";
import { CommitThread } from "@/lib/ingest/thread";
import { log } from "@/lib/log";
import { noteRulesOfEmptyDatabase } from "@/lib/reclassify/service";
import { flushRefusals } from "@/lib/refusals/tally";
import { singleton } from "@/lib/singleton";
import { ensureSource, isGuessable } from "@/lib/sources/mutations";
import { importElsewhere } from "@/lib/suppressions/importing/thread";
import { startSweeping } from "@/lib/suppressions/service";
import { startHeartbeat } from "@/lib/uptime/mutations";

/** Makes the sources that the configuration asks for; the Ark source exists from the first start. */
export async function ensureConfiguredSources(): Promise<void> {
  const { arkJwksUrl, arkWebhookSlug, postalJwksUrl, postalWebhookSlug } = env();
  await transaction(async (tx) => {
    await ensureSource(tx, { kind: "ark", name: "Ark", jwksUrl: arkJwksUrl, slug: arkWebhookSlug });
    if (postalJwksUrl !== null) {
      await ensureSource(tx, { kind: "postal", name: "Postal", jwksUrl: postalJwksUrl, slug: postalWebhookSlug });
    }
  });
}

function warnings(slugs: readonly string[]): string[] {
  const guessable = slugs.filter(isGuessable);
  return guessable.length === 0
    ? []
    : [
        "",
        `Warning: ${guessable.join(", ")} can be guessed. One key signs for all customers of Ark, so whoever knows the`,
        "webhook URL can post events of their own. Leave the slug out, and an unguessable one is made.",
      ];
}

/** What an operator needs to go on, on the terminal that started the server. */
async function announce(): Promise<void> {
  const { baseUrl, demo } = env();
  const sources = await reader().source.findMany({ orderBy: { id: "asc" }, select: { name: true, slug: true } });
  const token = demo ? null : await setupToken();
  const lines = [
    "",
    `Mailgauge     ${baseUrl}`,
    ...sources.map(({ name, slug }) => `${name.padEnd(13)} ${baseUrl}/api/webhooks/${slug}`),
    ...(token === null
      ? []
      : ["", `Set-up        ${baseUrl}/setup`, `Set-up token  ${token}`, "(used once, to make the first owner)"]),
    ...(demo ? [] : warnings(sources.map(({ slug }) => slug))),
    "",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** Brings the process up: once, before the first request. A process that cannot be brought up ends, with the reason. */
export async function startUp(): Promise<void> {
  try {
    await bringUp();
  } catch (error) {
    process.stderr.write(`Mailgauge cannot start: ${unavailable(error)?.message ?? inWords(error)}\n`);
    // Next would go on listening, and answer every request with an error.
    process.exit(1);
  }
}

const inWords = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));

async function bringUp(): Promise<void> {
  await singleton("start-up", async () => {
    await connectDatabase({ reads: new ThreadedSqliteAdapter() });
    await ensureConfiguredSources();
    await ensureFirstOwner();
    await noteRulesOfEmptyDatabase();
    const thread = new CommitThread();
    await thread.ready();
    commitElsewhere(thread);
    const stopHeartbeat = await startHeartbeat();
    startSweeping();
    startChecking();
    importElsewhere();
    // Next itself answers what is under way before it exits.
    process.once("SIGTERM", () => void shutDown(stopHeartbeat));
    process.once("SIGINT", () => void shutDown(stopHeartbeat));
    await announce();
  });
}

async function shutDown(stopHeartbeat: () => Promise<void>): Promise<void> {
  log.info("stopping: what has been accepted is written first");
  await pipeline().drained();
  await flushRefusals();
  await stopHeartbeat();
}
