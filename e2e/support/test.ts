import { type APIRequestContext, test as base, expect, type Page } from "@playwright/test";
import { startDnsServer } from "@/lib/testing/dns/server";
import type { Zone } from "@/lib/testing/dns/zone";
import { type App, type Engine, owner, startApp } from "./app";
import { createApiKey } from "./cli";
import { type PostOptions, Sender } from "./sender";

export { expect };

/** Webhook paths of the application under test. */
export const slugs = { ark: "ark-4f9c2e7ab1d04c58", postal: "postal-8d21c06fe39b4a77" } as const;

interface WorkerFixtures {
  engine: Engine;
  sender: Sender;
  /** A name server that knows nothing but what is added to it. */
  dns: { address: string; add: (zone: Zone) => void };
  /** Built application with an Ark and a Postal source whose keys are `sender`'s; one a worker. */
  app: App;
  /** Bearer key with scope admin. */
  apiKey: string;
  session: Awaited<ReturnType<APIRequestContext["storageState"]>>;
}

interface TestFixtures {
  /** Complaints of the browser that this test brings about on purpose. */
  expectedComplaints: RegExp[];
  /** Signed requests through the front door. */
  post: (payload: unknown, options?: PostOptions & { to?: keyof typeof slugs }) => Promise<Response>;
  /** Requests with the bearer key, without the browser's cookies. */
  api: APIRequestContext;
}

/** Pages are those of the signed-in owner; `test.use({ storageState: { cookies: [], origins: [] } })` signs out. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  engine: ["sqlite", { option: true, scope: "worker" }],
  expectedComplaints: [[], { option: true }],

  sender: [
    async ({}, use) => {
      const sender = await Sender.start();
      await use(sender);
      await sender.stop();
    },
    { scope: "worker" },
  ],

  dns: [
    async ({}, use) => {
      let zone: Zone = {};
      const server = await startDnsServer(() => zone, { knowsOnlyItsOwn: true });
      await use({
        address: server.address,
        add: (more) => {
          zone = { ...zone, ...more };
        },
      });
      await server.stop();
    },
    { scope: "worker" },
  ],

  app: [
    async ({ engine, sender, dns }, use) => {
      const app = await startApp({
        engine,
        variables: {
          ARK_JWKS_URL: sender.jwksUrl,
          POSTAL_JWKS_URL: sender.jwksUrl,
          ARK_WEBHOOK_SLUG: slugs.ark,
          POSTAL_WEBHOOK_SLUG: slugs.postal,
          DNS_CHECKS: "1",
          DNS_SERVERS: dns.address,
        },
      });
      await use(app);
      await app.remove();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  apiKey: [
    async ({ app }, use) => {
      await use(await createApiKey(app, "admin"));
    },
    { scope: "worker", timeout: 60_000 },
  ],

  session: [
    async ({ app, playwright }, use) => {
      const context = await playwright.request.newContext({ baseURL: app.url, extraHTTPHeaders: { origin: app.url } });
      const response = await context.post("/api/auth/sign-in/email", { data: owner });
      expect(response.status(), await response.text()).toBe(200);
      await use(await context.storageState());
      await context.dispose();
    },
    { scope: "worker" },
  ],

  baseURL: async ({ app }, use) => use(app.url),
  storageState: async ({ session }, use) => use(session),

  page: async ({ page, expectedComplaints }, use) => {
    const complaints = listen(page);
    await use(page);
    expect(complaints.filter((text) => !expectedComplaints.some((pattern) => pattern.test(text)))).toEqual([]);
  },

  post: async ({ app, sender }, use) => {
    await use((payload, { to = "ark", ...options } = {}) =>
      sender.post(`${app.url}/api/webhooks/${slugs[to]}`, payload, { family: to, ...options }),
    );
  },

  api: async ({ app, apiKey, playwright }, use) => {
    const context = await playwright.request.newContext({
      baseURL: app.url,
      extraHTTPHeaders: { authorization: `Bearer ${apiKey}` },
    });
    await use(context);
    await context.dispose();
  },
});

/** Errors and warnings of the console (hydration, Content Security Policy) and errors that no code caught. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      complaints.push(`${message.type()}: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
  return complaints;
}
