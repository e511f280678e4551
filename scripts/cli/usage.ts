import { type ParseArgsConfig, parseArgs } from "node:util";

/** A call that cannot be understood; the message is for whoever typed it. Ends with exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

export const usage = `Usage: npm run cli -- COMMAND   (npm run -s cli -- COMMAND prints nothing but the result)

  user create --email E [--name N] [--role owner|member] [--password P]
        Adds a person. Without --password it is taken from MAILGAUGE_PASSWORD, else asked for.
  api-key create --name N --scope read|suppressions|admin
        Makes a key and prints it; it is not shown again. Several scopes: read,suppressions
  source add --kind ark|postal --name N [--slug S] [--jwks-url U] [--public-key FILE] [--bind ID,ID]
        Adds a source and prints its webhook URL. --bind: tenants or server uuids whose events it takes.
  source list
  source remove ID
        Removes a source (by id or slug). Its events and figures stay.
  source limit ID N|none
        Enters how many mails an hour a source may send, for a sender that has not told.
  source dns ID [--spf-include HOST] [--return-path-target HOST] [--return-path-prefix LABEL] [--mx HOST,HOST]
        Sets, and prints, the DNS records that a source asks of its domains; "none" takes one back.
  suppressions import FILE [--reason R] [--tenant T]
        Adds the addresses of a file ("-": standard input): one a line, or CSV as any provider exports it.
  suppressions export [--tenant T]
        Prints the list as CSV.
  rebuild [--verify]
        Folds all messages again from their events and corrects the figures. --verify only compares.
  reclassify [--dry-run]
        Runs today's own rules over the failures and delays of the past: messages, figures, automatic suppressions.
  prune [--days N] [--dry-run]
        Deletes messages whose last event is older than the workspace's retention, or than N days (35 at least).
  settings time-zone ZONE
        Sets the zone of days and hours (such as Europe/Berlin) and counts again.
  backup FILE
        Copies the SQLite database while the server runs. FILE is complete or not there.
  help
`;

type Options = NonNullable<ParseArgsConfig["options"]>;

/** As node:util parseArgs, strict; what is wrong is said in words. */
export function readArguments<O extends Options>(
  args: readonly string[],
  options: O,
  positionals: readonly string[] = [],
) {
  const parsed = parse(args, options);
  if (parsed.positionals.length > positionals.length) {
    throw new UsageError(`“${parsed.positionals[positionals.length]}” is not expected here.`);
  }
  const missing = positionals[parsed.positionals.length];
  if (missing !== undefined) {
    throw new UsageError(`${missing} is missing.`);
  }
  return parsed;
}

function parse<O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? `${error.message.split(". ")[0]}.` : "The call is wrong.");
  }
}

/** @throws UsageError if an option was not given */
export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === "") {
    throw new UsageError(`${option} is missing.`);
  }
  return value;
}
