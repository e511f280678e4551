import * as z from "zod";
import { reader, transaction } from "@/lib/db/client";
import { setSenderDns } from "@/lib/domains/expected/mutations";
import { senderDnsSchema } from "@/lib/domains/expected/schema";
import { senderDnsFrom } from "@/lib/domains/expected/stored";
import { say, withDatabase } from "@/scripts/cli/session";
import { readArguments, UsageError } from "@/scripts/cli/usage";

const text = { type: "string" } as const;
const options = {
  "spf-include": "spfInclude",
  "return-path-prefix": "returnPathPrefix",
  "return-path-target": "returnPathTarget",
} as const;

/** Sets, or prints as JSON, the records that a source asks of its domains; "none" takes one back. */
export async function sourceDns(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { "spf-include": text, "return-path-prefix": text, "return-path-target": text, mx: text },
    ["ID"],
  );
  const [id = ""] = positionals;
  return await withDatabase(async () => {
    const source = await reader().source.findFirst({
      where: { OR: [{ id }, { slug: id }] },
      select: { id: true, senderDns: true },
    });
    if (source === null) {
      say(`There is no source ${id}.`);
      return 1;
    }
    const given: Record<string, unknown> = { ...senderDnsFrom(source.senderDns) };
    for (const [option, name] of Object.entries(options)) {
      const value = values[option as keyof typeof options];
      given[name] = value === "none" ? undefined : (value ?? given[name]);
    }
    if (values.mx !== undefined) {
      given.mxHosts = values.mx === "none" ? undefined : values.mx.split(",");
    }
    const parsed = senderDnsSchema.safeParse(given);
    if (!parsed.success) {
      throw new UsageError(z.prettifyError(parsed.error));
    }
    const set = senderDnsFrom(JSON.stringify(parsed.data));
    if (Object.values(values).some((value) => value !== undefined)) {
      await transaction((tx) => setSenderDns(tx, source.id, set));
    }
    console.log(JSON.stringify(set));
    return 0;
  });
}
