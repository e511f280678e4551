import "server-only";
import { apiKey } from "@better-auth/api-key";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError, createAuthMiddleware, isAPIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { nextCookies } from "better-auth/next-js";
import { passwordLength } from "@/lib/auth/constants";
import { clearSignIn, takeSignIn } from "@/lib/auth/sign-in-limit";
import { authDatabase, type Db, reader } from "@/lib/db/client";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { singleton } from "@/lib/singleton";

const day = 86_400;

function build() {
  const { client, provider } = authDatabase();
  const { baseUrl, port, authSecret } = env();
  return betterAuth({
    appName: "Mailgauge",
    baseURL: baseUrl,
    basePath: "/api/auth",
    secret: authSecret,
    database: prismaAdapter(client, { provider }),
    trustedOrigins: [new URL(baseUrl).origin, `http://127.0.0.1:${port}`, `http://localhost:${port}`],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    user: { additionalFields: { role: { type: "string", required: true, defaultValue: "member", input: false } } },
    session: { expiresIn: 14 * day, updateAge: day },
    // Its own limit counts by an address that any client can claim in a header; see sign-in-limit.ts.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "mailgauge",
      useSecureCookies: baseUrl.startsWith("https:"),
      ipAddress: { disableIpTracking: true },
    },
    telemetry: { enabled: false },
    // The arguments beside the message may hold an address: they are left out.
    logger: { level: "error", log: (level, message) => log[level]({ part: "auth" }, message) },
    onAPIError: {
      // What the caller did wrong they are told; what went wrong here belongs in the log.
      onError: (error) => {
        if (!isAPIError(error) || error.statusCode >= 500) {
          log.error({ part: "auth", error: error instanceof Error ? error.name : "unknown" }, "a call failed");
        }
      },
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path === "/sign-in/email") {
          refuseTooMany(context.body?.email);
        }
      }),
      after: createAuthMiddleware(async (context) => {
        const user = context.path === "/sign-in/email" ? context.context.newSession?.user : undefined;
        if (user !== undefined) {
          clearSignIn(user.email);
        }
      }),
    },
    plugins: [
      apiKey({
        defaultPrefix: "mg_",
        defaultKeyLength: 48,
        maximumNameLength: 64,
        enableMetadata: true,
        rateLimit: { enabled: false },
        startingCharactersConfig: { shouldStore: true, charactersLength: 9 },
      }),
      nextCookies(),
    ],
  });
}

function refuseTooMany(email: unknown): void {
  const wait = takeSignIn(typeof email === "string" ? email : "", Date.now());
  if (wait > 0) {
    const minutes = Math.ceil(wait / 60_000);
    throw new APIError(
      "TOO_MANY_REQUESTS",
      { code: "TOO_MANY_TRIES", message: `Too many tries. Wait ${minutes} min and try again.` },
      { "Retry-After": String(Math.ceil(wait / 1_000)) },
    );
  }
}

const made = singleton("auth", () => new WeakMap<Db, ReturnType<typeof build>>());

/** better-auth on the open database, made at its first use. */
export function auth(): ReturnType<typeof build> {
  const database = reader();
  const known = made.get(database) ?? build();
  made.set(database, known);
  return known;
}
