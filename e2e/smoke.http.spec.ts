import * as z from "zod";
import { expect, test } from "./support/test";

const sent = {
  message: {
    id: 412,
    token: "w8Zs0aYtB2nQ5dLk",
    direction: "outgoing",
    message_id: "9f2a@rp.arkhq.io",
    to: "li@corp.example",
    from: "news@brand.example",
    subject: "March",
    timestamp: 1_764_064_700.25,
    spam_status: "NotChecked",
    tag: "news",
  },
  status: "Sent",
  details: "Message for li@corp.example accepted by 203.0.113.9:25 (mx1.corp.example)",
  output: "250 2.0.0 OK",
  sent_with_ssl: true,
  timestamp: 1_764_064_702.91,
  time: 2.4,
};

test("the built application says that it is healthy", async ({ api }) => {
  expect((await api.get("/api/health")).status()).toBe(200);
});

/** As a sender does, tries again while the answer is that the database is not ready. */
const answer = async (response: () => Promise<Response>) => {
  let last: unknown;
  await expect
    .poll(async () => {
      const { status, body } = await response().then(async (r) => ({ status: r.status, body: await r.json() }));
      last = body;
      return status;
    })
    .toBe(200);
  return last;
};

test("a signed event is recorded and from then on a duplicate", async ({ post }) => {
  expect(await answer(() => post(sent))).toMatchObject({ id: expect.any(String) });
  expect(await answer(() => post(sent))).toMatchObject({ status: "duplicate" });
});

test("the key that the CLI makes opens the API, and nothing else does", async ({ api, playwright, app }) => {
  expect((await api.get("/api/v1/summary?range=24h")).status()).toBe(200);
  const stranger = await playwright.request.newContext({
    baseURL: app.url,
    storageState: { cookies: [], origins: [] },
  });
  expect((await stranger.get("/api/v1/summary?range=24h")).status()).toBe(401);
  await stranger.dispose();
});

test("SIGTERM ends the server in order and it starts again on the same data", async ({ app, post }) => {
  const event = { ...sent, message: { ...sent.message, token: "kept0over0restart" } };
  const before = await answer(() => post(event));
  expect(await app.stop()).toBe(143);
  await app.start();
  const { id } = z.object({ id: z.string() }).parse(before);
  expect(await answer(() => post(event))).toEqual({ status: "duplicate", id });
});
