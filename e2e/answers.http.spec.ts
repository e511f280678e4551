import { request as httpRequest } from "node:http";
import { startApp } from "./support/app";
import { blocked, Letter, ownDomain } from "./support/mail";
import { Sender } from "./support/sender";
import { expect, slugs, test } from "./support/test";

const letter = () => new Letter({ domain: ownDomain() });

/** Status, and the error's code where it is one. */
async function answerOf(response: Response): Promise<string> {
  const body = await response.json();
  if (response.ok) {
    return `${response.status} ${body.status}`;
  }
  expect(body.error.message.length, "the error says in words what to do").toBeGreaterThan(30);
  return `${response.status} ${body.error.code}`;
}

test("an event is recorded, and a duplicate with the same id after that", async ({ post }) => {
  const event = letter().sent();
  const [first, second] = [await (await post(event)).json(), await (await post(event)).json()];
  expect([first.status, second.status]).toEqual(["recorded", "duplicate"]);
  expect(second.id).toBe(first.id);
});

for (const [what, body] of [
  ["of an unknown type", { event: "MessageTeleported", timestamp: 1_764_064_801, payload: { message: { id: 1 } } }],
  ["of an unknown shape", { hello: "world" }],
  ["with an unknown status", { ...letter().sent(), status: "Vanished" }],
] as const) {
  test(`a signed body ${what} is kept in quarantine under one id`, async ({ post }) => {
    const [first, second] = [await (await post(body)).json(), await (await post(body)).json()];
    expect([first.status, second.status]).toEqual(["quarantined", "quarantined"]);
    expect(second.id).toBe(first.id);
  });
}

test("no signature is a 401", async ({ post }) => {
  const headers = { "x-ark-signature": undefined, "x-ark-signature-kid": undefined };
  expect(await answerOf(await post(letter().sent(), { headers }))).toBe("401 no_signature");
});

test("a signature over other bytes is a 401", async ({ post }) => {
  expect(await answerOf(await post(letter().sent(), { signed: "{}" }))).toBe("401 bad_signature");
  expect(await answerOf(await post(letter().sent(), { headers: { "x-ark-signature": "no base64!" } }))).toBe(
    "401 bad_signature",
  );
});

test("a key id that the keys do not have after a refresh is a 401", async ({ post }) => {
  expect(await answerOf(await post(letter().sent(), { kid: "f".repeat(64) }))).toBe("401 unknown_key");
});

test("a body that is no JSON, or no object, is a 400", async ({ post }) => {
  for (const body of ["", "{", "[]", "null", "3", '"text"', "event=MessageSent"]) {
    expect(await answerOf(await post(body))).toBe("400 bad_body");
  }
});

test("a body over one mebibyte is a 413, by its length header", async ({ post }) => {
  expect(await answerOf(await post(`{"a":"${"x".repeat(1_048_576)}"}`))).toBe("413 too_large");
});

test("a body over one mebibyte is a 413, by counting", async ({ app }) => {
  const status = await new Promise((resolve, reject) => {
    const request = httpRequest(`${app.url}/api/webhooks/${slugs.ark}`, { method: "POST" }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on("error", reject);
    for (let sent = 0; sent < 20; sent++) {
      request.write("x".repeat(65_536));
    }
    request.end();
  });
  expect(status).toBe(413);
});

test("a body of just one mebibyte is taken", async ({ post }) => {
  const frame = JSON.stringify({ hello: "" });
  const body = JSON.stringify({ hello: "x".repeat(1_048_576 - frame.length) });
  expect(await answerOf(await post(body))).toBe("200 quarantined");
});

test("an unknown source is a 404", async ({ app, sender }) => {
  const response = await sender.post(`${app.url}/api/webhooks/nobody`, letter().sent());
  expect(await answerOf(response)).toBe("404 unknown_source");
});

for (const method of ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
  test(`${method} is a 405 that names POST`, async ({ app }) => {
    const response = await fetch(`${app.url}/api/webhooks/${slugs.ark}`, { method });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
  });
}

test("either family's headers are taken on any source, each with its own algorithm", async ({ post }) => {
  for (const to of ["ark", "postal"] as const) {
    for (const family of ["ark", "postal", "postal-sha1"] as const) {
      expect(await answerOf(await post(letter().sent(), { to, family })), `${family} to ${to}`).toBe("200 recorded");
    }
  }
});

test("a SHA-256 signature that fails is not made up for by a SHA-1 one", async ({ post }) => {
  const headers = { "x-postal-signature-256": "AAAA" };
  expect(await answerOf(await post(letter().sent(), { family: "postal", headers }))).toBe("401 bad_signature");
});

test("a refusal is counted and shown with its source, reason and time", async ({ api, post }) => {
  await post(letter().sent(), { signed: "{}" });
  await expect
    .poll(async () => {
      const { data } = await (await api.get("/api/v1/sources")).json();
      return data.flatMap((source: { id: string; refusals: { reason: string }[] }) =>
        source.id === "ark" ? source.refusals.map(({ reason }) => reason) : [],
      );
    })
    .toContain("bad_signature");
});

test.describe("keys", () => {
  test("that cannot be fetched are a 503 with Retry-After, and events are taken when they can", async ({ engine }) => {
    const sender = await Sender.start({ bits: 1024 });
    sender.answerWith("error");
    const app = await startApp({ engine, variables: { ARK_JWKS_URL: sender.jwksUrl, ARK_WEBHOOK_SLUG: slugs.ark } });
    const url = `${app.url}/api/webhooks/${slugs.ark}`;
    try {
      const event = letter().failed(blocked);
      const refused = await sender.post(url, event);
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(await answerOf(refused)).toBe("503 keys_unavailable");

      sender.answerWith("keys");
      expect(await answerOf(await sender.post(url, event)), "a 1024-bit key is accepted").toBe("200 recorded");

      sender.answerWith("error");
      expect(await answerOf(await sender.post(url, letter().sent())), "the last good keys serve").toBe("200 recorded");
      await app.stop();
      await app.start();
      expect(await answerOf(await sender.post(url, letter().sent())), "over a restart too").toBe("200 recorded");

      sender.rotate();
      sender.answerWith("keys");
      expect(await answerOf(await sender.post(url, letter().sent())), "a new key is fetched").toBe("200 recorded");
      const before = sender.fetches;
      const strange = Array.from({ length: 40 }, (_, index) => index.toString(16).padStart(64, "0"));
      for (const kid of strange) {
        expect([401, 503]).toContain((await sender.post(url, letter().sent(), { kid })).status);
      }
      expect(sender.fetches - before, "unknown key ids do not make a flood of fetches").toBeLessThanOrEqual(5);
    } finally {
      await app.remove();
      await sender.stop();
    }
  });

  test("that never answer are given up before the sender gives up", async ({ engine }) => {
    const sender = await Sender.start();
    sender.answerWith("silence");
    const app = await startApp({ engine, variables: { ARK_JWKS_URL: sender.jwksUrl, ARK_WEBHOOK_SLUG: slugs.ark } });
    try {
      const response = await sender.post(`${app.url}/api/webhooks/${slugs.ark}`, letter().sent(), {
        signal: AbortSignal.timeout(4500),
      });
      expect(await answerOf(response)).toBe("503 keys_unavailable");
    } finally {
      await app.remove();
      await sender.stop();
    }
  });
});
