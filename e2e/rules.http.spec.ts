import type { APIRequestContext } from "@playwright/test";
import { blocked, full, Letter, ownDomain, unknownMailbox } from "./support/mail";
import { expect, test } from "./support/test";

const tenant = "cm6abc123def456";
let uuids = 0;
const uuid = () => `9d0c4f0e-4b5e-4a55-9f0a-${String(++uuids).padStart(12, "0")}`;

const postalEnvelope = (event: string, payload: object) => ({
  event,
  timestamp: Date.now() / 1000,
  uuid: uuid(),
  payload,
});
const platformEnvelope = (event: string, payload: object) => ({
  event,
  tenant_id: tenant,
  timestamp: Math.floor(Date.now() / 1000),
  payload,
});

async function figures(api: APIRequestContext, domain: string) {
  const response = await api.get(`/api/v1/summary?range=7d&domain=${domain}`);
  expect(response.status()).toBe(200);
  return (await response.json()).data.current;
}

async function classes(api: APIRequestContext, domain: string) {
  const response = await api.get(`/api/v1/bounces?range=7d&domain=${domain}&by=classification`);
  const { rows } = (await response.json()).data;
  return Object.fromEntries(
    rows.map(({ key, failed, deferred }: { key: string; failed: number; deferred: number }) => [
      key,
      { failed, deferred },
    ]),
  );
}

type Post = (payload: unknown) => Promise<Response>;
async function statuses(post: Post, bodies: readonly object[]): Promise<string[]> {
  const said: string[] = [];
  for (const body of bodies) {
    const response = await post(body);
    expect(response.status).toBe(200);
    said.push((await response.json()).status);
  }
  return said;
}

test("one fact reported by two webhooks, a tenant's and a platform's, and bare, is one event", async ({
  api,
  post,
}) => {
  const domain = ownDomain();
  const letter = new Letter({ domain });
  const payload = letter.failed(unknownMailbox);
  const type = "MessageDeliveryFailed";
  const bodies = [
    postalEnvelope(type, payload),
    postalEnvelope(type, payload),
    platformEnvelope(type, payload),
    payload,
  ];
  expect(await statuses(post, bodies)).toEqual(["recorded", "duplicate", "duplicate", "duplicate"]);
  expect(await figures(api, domain)).toMatchObject({ failed: 1, attempts: 1 });
});

test("a duplicate that knows the tenant fills it in, and the figures follow", async ({ api, post }) => {
  const domain = ownDomain();
  const payload = new Letter({ domain }).sent();
  const by = async () =>
    (await (await api.get(`/api/v1/summary?range=7d&domain=${domain}&tenant=${tenant}`)).json()).data.current.delivered;
  expect(await statuses(post, [payload])).toEqual(["recorded"]);
  expect(await by()).toBe(0);
  expect(await statuses(post, [platformEnvelope("MessageSent", payload)])).toEqual(["duplicate"]);
  expect(await by()).toBe(1);
  expect(await figures(api, domain)).toMatchObject({ delivered: 1, attempts: 1 });
});

test("a bounce is the original message and the bounce message, whatever its envelope", async ({ api, post }) => {
  const domain = ownDomain();
  const letter = new Letter({ domain });
  const bounce = letter.bounced();
  expect(
    await statuses(post, [
      letter.sent(),
      bounce,
      postalEnvelope("MessageBounced", bounce),
      platformEnvelope("MessageBounced", bounce),
    ]),
  ).toEqual(["recorded", "recorded", "duplicate", "duplicate"]);
  expect(await figures(api, domain)).toMatchObject({ delivered: 0, bounced: 1, deliveryRate: 0, bounceRate: 1 });
});

test("an out-of-office that Postal calls a bounce is shown and not counted", async ({ api, post }) => {
  const domain = ownDomain();
  const letter = new Letter({ domain });
  const bounce = letter.bounced() as { bounce: object };
  const reply = {
    ...bounce,
    bounce: { ...bounce.bounce, subject: "Automatic reply: March", from: "ana@corp.example" },
  };
  await statuses(post, [letter.sent(), reply]);
  expect(await figures(api, domain)).toMatchObject({ delivered: 1, bounced: 0 });
});

test("incoming and test events are recorded and never counted", async ({ api, post }) => {
  const domain = ownDomain();
  const incoming = new Letter({ domain, direction: "incoming" });
  const letter = new Letter({ domain });
  const bodies = [
    incoming.failed(unknownMailbox),
    { ...platformEnvelope("MessageSent", letter.sent()), _test: true },
    platformEnvelope("MessageSent", { ...letter.sent({ after: 9 }), _test: true }),
  ];
  expect(await statuses(post, bodies)).toEqual(["recorded", "recorded", "recorded"]);
  expect(await figures(api, domain)).toMatchObject({ delivered: 0, failed: 0, attempts: 0 });
  const { data } = await (await api.get(`/api/v1/suppressions/${encodeURIComponent(incoming.to)}`)).json();
  expect(data.suppressed).toBe(false);
});

for (const order of ["last", "first"] as const) {
  test(`the end after 18 soft fails has the class of the last delay, arriving ${order}`, async ({ api, post }) => {
    const domain = ownDomain();
    const letter = new Letter({ domain });
    const end = {
      ...letter.failed(full, { after: 50 }),
      output: "",
      details: "Maximum number of delivery attempts (18) has been reached.",
      classification: undefined,
      classification_code: undefined,
      smtp_enhanced_code: undefined,
      remote_host: undefined,
    };
    const delays = [letter.delayed(blocked, { after: 10 }), letter.delayed(full, { after: 40 })];
    await statuses(post, order === "last" ? [...delays, end] : [end, ...delays]);
    expect(await classes(api, domain)).toEqual({ mailbox_full: { failed: 1, deferred: 1 } });
  });
}

test("Held, then Sent is delivered; HardFail, then Sent is delivered, in either order of arrival", async ({
  api,
  post,
}) => {
  const domain = ownDomain();
  const [released, retried] = [new Letter({ domain }), new Letter({ domain })];
  await statuses(post, [
    released.held("Credential is configured to hold all messages authenticated by it.", { after: 1 }),
    released.sent({ after: 20 }),
    retried.sent({ after: 30 }),
    retried.failed(unknownMailbox, { after: 2 }),
  ]);
  expect(await figures(api, domain)).toMatchObject({ delivered: 2, failed: 0, held: 0, attempts: 3 });
});

test("equal bare opens are one, and no rate passes 100 %", async ({ api, post }) => {
  const domain = ownDomain();
  const letter = new Letter({ domain });
  const open = { message: letter.message, ip_address: "192.0.2.7", user_agent: null };
  const click = { ...open, url: "https://shop.example/", token: "kL9mN8bV7cX6zA5s" };
  expect(await statuses(post, [open, open, letter.sent(), click, { ...click, ip_address: "192.0.2.8" }])).toEqual([
    "recorded",
    "duplicate",
    "recorded",
    "recorded",
    "recorded",
  ]);
  expect(await figures(api, domain)).toMatchObject({ delivered: 1, opened: 1, clicked: 1, openRate: 1, clickRate: 1 });
});

test("null sent_with_ssl and time, an empty tag and unknown fields are taken", async ({ api, post }) => {
  const domain = ownDomain();
  const letter = new Letter({ domain, tag: "" });
  await statuses(post, [
    { ...letter.held("Server is in development mode."), sent_with_ssl: null, time: null, news: { a: [1] } },
  ]);
  expect(await figures(api, domain)).toMatchObject({ held: 1, attempts: 0 });
});

test("no volume is null, never 0 %", async ({ api }) => {
  expect(await figures(api, ownDomain())).toMatchObject({
    delivered: 0,
    deliveryRate: null,
    bounceRate: null,
    openRate: null,
    clickRate: null,
  });
});

test("a time before 2000 or over an hour ahead counts as absent: it is counted when it arrived", async ({
  api,
  post,
}) => {
  const domain = ownDomain();
  await statuses(post, [
    new Letter({ domain, acceptedAt: 100 }).sent(),
    new Letter({ domain, acceptedAt: Date.now() / 1000 + 90_000 }).sent(),
  ]);
  const { data } = await (await api.get(`/api/v1/summary?range=24h&domain=${domain}`)).json();
  expect(data.current.delivered).toBe(2);
});

test.describe("automatic suppression", () => {
  const isSuppressed = async (api: APIRequestContext, address: string) =>
    (await (await api.get(`/api/v1/suppressions/${encodeURIComponent(address)}`)).json()).data.suppressed;

  test("adds for a dead mailbox, with class, answer, message and time, and a later Sent lifts it", async ({
    api,
    post,
  }) => {
    const domain = ownDomain();
    const letter = new Letter({ domain, to: `Gone.${Date.now()}@Corp.example` });
    await statuses(post, [letter.failed(unknownMailbox, { after: 5 })]);
    expect(await isSuppressed(api, letter.to.toLowerCase())).toBe(true);
    await statuses(post, [letter.sent({ after: 20 })]);
    expect(await isSuppressed(api, letter.to)).toBe(false);
  });

  test("does not add for a full mailbox, a block or a bounce after acceptance", async ({ api, post }) => {
    const domain = ownDomain();
    const letters = [new Letter({ domain }), new Letter({ domain }), new Letter({ domain })] as const;
    await statuses(post, [
      letters[0].failed(full),
      letters[1].failed(blocked),
      letters[2].sent(),
      letters[2].bounced(),
    ]);
    for (const { to } of letters) {
      expect(await isSuppressed(api, to)).toBe(false);
    }
  });

  test("leaves an address off that a key removed after the failure, until it fails again", async ({ api, post }) => {
    const domain = ownDomain();
    const letter = new Letter({ domain });
    await statuses(post, [letter.failed(unknownMailbox)]);
    const removed = await api.delete(`/api/v1/suppressions/${encodeURIComponent(letter.to)}`);
    expect(removed.status()).toBe(200);
    await statuses(post, [new Letter({ domain, to: letter.to }).failed(unknownMailbox)]);
    expect(await isSuppressed(api, letter.to), "that failure was before the removal").toBe(false);
    const later = new Letter({ domain, to: letter.to, acceptedAt: Date.now() / 1000 });
    await statuses(post, [later.failed(unknownMailbox, { after: 2 })]);
    expect(await isSuppressed(api, letter.to)).toBe(true);
  });
});
