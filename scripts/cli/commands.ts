import { ConfigurationError } from "@/lib/env";
import { createApiKey } from "@/scripts/cli/api-key";
import { backUp } from "@/scripts/cli/backup";
import { readPassword } from "@/scripts/cli/password";
import { prune } from "@/scripts/cli/prune";
import { rebuildOrVerify } from "@/scripts/cli/rebuild";
import { reclassifyPast } from "@/scripts/cli/reclassify";
import { say, withDatabase } from "@/scripts/cli/session";
import { addSource, listSources, removeSource } from "@/scripts/cli/source";
import { sourceDns } from "@/scripts/cli/source-dns";
import { sourceLimit } from "@/scripts/cli/source-limit";
import { exportSuppressions, importSuppressions } from "@/scripts/cli/suppressions";
import { setTimeZone } from "@/scripts/cli/time-zone";
import { readArguments, required, UsageError, usage } from "@/scripts/cli/usage";
import { createUser } from "@/scripts/cli/user";

type Command = (args: readonly string[]) => Promise<number>;
const text = { type: "string" } as const;

async function userCreate(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { email: text, name: text, role: text, password: text });
  const email = required(values.email, "--email");
  const password = values.password ?? (await readPassword());
  const id = await withDatabase(() => createUser({ email, password, name: values.name, role: values.role }));
  console.log(id);
  return 0;
}

async function apiKeyCreate(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { name: text, scope: text });
  const name = required(values.name, "--name");
  const scope = required(values.scope, "--scope");
  console.log(await withDatabase(() => createApiKey({ name, scope })));
  return 0;
}

const commands: Record<string, Command> = {
  "user create": userCreate,
  "api-key create": apiKeyCreate,
  "source add": addSource,
  "source list": listSources,
  "source remove": removeSource,
  "source limit": sourceLimit,
  "source dns": sourceDns,
  "suppressions import": importSuppressions,
  "suppressions export": exportSuppressions,
  rebuild: rebuildOrVerify,
  reclassify: reclassifyPast,
  prune,
  "settings time-zone": setTimeZone,
  backup: backUp,
};

function find(args: readonly string[]): { command: Command; rest: readonly string[] } {
  for (const words of [2, 1]) {
    const command = commands[args.slice(0, words).join(" ")];
    if (command !== undefined) {
      return { command, rest: args.slice(words) };
    }
  }
  throw new UsageError(args.length === 0 ? "Say what to do." : `There is no command “${args.slice(0, 2).join(" ")}”.`);
}

/** @returns the exit code: 0 done, 1 failed or found something, 2 called wrongly */
export async function runCommand(args: readonly string[]): Promise<number> {
  if (args[0] === "help" || args.includes("--help") || args.includes("-h")) {
    process.stdout.write(usage);
    return 0;
  }
  try {
    const { command, rest } = find(args);
    return await command(rest);
  } catch (error) {
    if (error instanceof UsageError) {
      say(`${error.message}\n\n${usage}`);
      return 2;
    }
    say(messageOf(error));
    return error instanceof ConfigurationError ? 2 : 1;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
