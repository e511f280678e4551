import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { join, resolve } from "node:path";
import * as z from "zod";

/** Wrong values in the environment; the message names every one of them. */
export class ConfigurationError extends Error {
  override name = "ConfigurationError";
}

const slugPattern = /^[a-z0-9-]{1,64}$/;
const blankIsAbsent = (value: unknown) => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional());
const httpUrl = z.url({ protocol: /^https?$/, error: "must be an http:// or https:// address" });
const dnsServers = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((server) => server !== ""))
  .refine((servers) => servers.length > 0 && servers.every(isDnsServer), {
    error: "must be addresses of resolvers, such as 9.9.9.9 or 127.0.0.1:5353, with commas between them",
  });
const slug = z.string().regex(slugPattern, "must be 1 to 64 of a-z, 0-9 and -");

const schema = z
  .object({
    PORT: z.preprocess(
      blankIsAbsent,
      z.coerce.number("must be a port number").int("must be a whole number").min(0).max(65_535).default(3000),
    ),
    HOST: z.preprocess(blankIsAbsent, z.string().default("127.0.0.1")),
    DATABASE_URL: optional(
      z.string().regex(/^(postgres|postgresql|file):/, "must start with postgresql:// or file: (or be left out)"),
    ),
    MAILGAUGE_DATA_DIR: z.preprocess(blankIsAbsent, z.string().default("./data")),
    BASE_URL: optional(httpUrl),
    AUTH_SECRET: optional(z.string().min(32, "must have at least 32 characters")),
    ADMIN_EMAIL: optional(z.email("must be an e-mail address")),
    ADMIN_PASSWORD: optional(z.string().min(8, "must have at least 8 characters").max(128)),
    ARK_JWKS_URL: z.preprocess(blankIsAbsent, httpUrl.default("https://mail.arkhq.io/.well-known/jwks.json")),
    POSTAL_JWKS_URL: optional(httpUrl),
    ARK_WEBHOOK_SLUG: optional(slug),
    POSTAL_WEBHOOK_SLUG: optional(slug),
    DNS_CHECKS: z.preprocess(blankIsAbsent, z.enum(["0", "1"], "must be 0 or 1").default("1")),
    DNS_SERVERS: optional(dnsServers),
    DNS_PRIVATE_NAMES: z.preprocess(blankIsAbsent, z.enum(["0", "1"], "must be 0 or 1").default("0")),
    LOG_LEVEL: z.preprocess(
      blankIsAbsent,
      z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    ),
    MAILGAUGE_DEMO: z.preprocess(blankIsAbsent, z.enum(["0", "1"], "must be 0 or 1").default("0")),
  })
  .superRefine((value, context) => {
    if ((value.ADMIN_EMAIL === undefined) !== (value.ADMIN_PASSWORD === undefined)) {
      context.addIssue({
        code: "custom",
        path: [value.ADMIN_EMAIL === undefined ? "ADMIN_EMAIL" : "ADMIN_PASSWORD"],
        message: "ADMIN_EMAIL and ADMIN_PASSWORD go together: give both or neither",
      });
    }
    if (value.POSTAL_WEBHOOK_SLUG !== undefined && value.POSTAL_JWKS_URL === undefined) {
      context.addIssue({
        code: "custom",
        path: ["POSTAL_WEBHOOK_SLUG"],
        message: "needs POSTAL_JWKS_URL, which makes the Postal source",
      });
    }
    if (value.ARK_WEBHOOK_SLUG !== undefined && value.ARK_WEBHOOK_SLUG === value.POSTAL_WEBHOOK_SLUG) {
      context.addIssue({ code: "custom", path: ["POSTAL_WEBHOOK_SLUG"], message: "is the same as ARK_WEBHOOK_SLUG" });
    }
  });

export interface Environment {
  port: number;
  host: string;
  engine: "sqlite" | "postgresql";
  /** `file:…` or `postgresql://…` */
  databaseUrl: string;
  dataDir: string;
  /** Where people and senders reach this installation, without a trailing slash. */
  baseUrl: string;
  authSecret: string;
  admin: { email: string; password: string } | null;
  arkJwksUrl: string;
  postalJwksUrl: string | null;
  arkWebhookSlug: string | null;
  postalWebhookSlug: string | null;
  /** How sending domains are looked up; null: they are not. */
  dns: {
    /** "address" or "address:port"; null: the system's resolvers. */
    servers: string[] | null;
    /** Names outside of the public suffixes are asked for too. */
    privateNames: boolean;
  } | null;
  logLevel: z.infer<typeof schema>["LOG_LEVEL"];
  /** Open without a log-in, with a banner; only `npm run demo` sets it. */
  demo: boolean;
}

/**
 * Reads and checks a set of environment variables.
 * @throws ConfigurationError naming every wrong value
 */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const parsed = schema.safeParse(variables);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigurationError(`The configuration is wrong:\n${lines.join("\n")}`);
  }
  const value = parsed.data;
  const dataDir = resolve(value.MAILGAUGE_DATA_DIR);
  const isPostgres = value.DATABASE_URL !== undefined && !value.DATABASE_URL.startsWith("file:");
  const reachable = value.HOST === "0.0.0.0" || value.HOST === "::" ? "127.0.0.1" : value.HOST;
  const hostInUrl = reachable.includes(":") ? `[${reachable}]` : reachable;
  return {
    port: value.PORT,
    host: value.HOST,
    engine: isPostgres ? "postgresql" : "sqlite",
    databaseUrl: value.DATABASE_URL ?? `file:${join(dataDir, "mailgauge.db")}`,
    dataDir,
    baseUrl: (value.BASE_URL ?? `http://${hostInUrl}:${value.PORT}`).replace(/\/+$/, ""),
    authSecret: value.AUTH_SECRET ?? keptSecret(dataDir),
    admin:
      value.ADMIN_EMAIL !== undefined && value.ADMIN_PASSWORD !== undefined
        ? { email: value.ADMIN_EMAIL, password: value.ADMIN_PASSWORD }
        : null,
    arkJwksUrl: value.ARK_JWKS_URL,
    postalJwksUrl: value.POSTAL_JWKS_URL ?? null,
    arkWebhookSlug: value.ARK_WEBHOOK_SLUG ?? null,
    postalWebhookSlug: value.POSTAL_WEBHOOK_SLUG ?? null,
    dns:
      value.DNS_CHECKS === "1"
        ? { servers: value.DNS_SERVERS ?? null, privateNames: value.DNS_PRIVATE_NAMES === "1" }
        : null,
    logLevel: value.LOG_LEVEL,
    demo: value.MAILGAUGE_DEMO === "1",
  };
}

/** An address, or "address:port" with brackets around an IPv6 address, as `Resolver.setServers` takes them. */
function isDnsServer(text: string): boolean {
  const [, inBrackets, bare, port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const isPort = port === undefined || (Number(port) > 0 && Number(port) <= 65_535);
  return isIP(text) !== 0 || (isPort && isIP(inBrackets ?? bare ?? "") !== 0);
}

/** Made once and kept in the data directory, readable by its owner alone. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, "auth-secret");
  try {
    mkdirSync(dataDir, { recursive: true });
    if (!existsSync(file)) {
      // "wx": of two processes that start at once one makes it and the other reads it.
      writeFileSync(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
    }
  } catch (cause) {
    if (!existsSync(file)) {
      throw new ConfigurationError(
        `The configuration is wrong:\n  MAILGAUGE_DATA_DIR: ${dataDir} cannot be written (${reasonOf(cause)})`,
      );
    }
  }
  return readFileSync(file, "utf8").trim();
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : "unknown reason";
}

let current: Environment | undefined;

/** The configuration of this process; the only reader of `process.env`. */
export function env(): Environment {
  current ??= readEnvironment(process.env);
  return current;
}
