import { randomBytes, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { deliver } from "./support/deliver";
import { expect, test } from "./support/test";

const senders = ["ark", "postal"] as const;
const folderOf = (sender: string) => join("lib/ingest/senders", sender, "fixtures");

/** In the fixtures' own seconds; all of them are moved to the last hour. */
const fixtureNow = 1_764_067_000;
const moved = (text: string) =>
  text.replaceAll(/\b17640\d{5}(\.\d+)?\b/g, (time) => String(Number(time) - fixtureNow + Date.now() / 1000));

/** Every envelope of every sender of one type. */
const fixturesOf = (name: string) =>
  senders.flatMap((to) =>
    readdirSync(folderOf(to))
      .filter((file) => file.startsWith(`${name}.`))
      .map((file) => ({ to, file, text: moved(readFileSync(join(folderOf(to), file), "utf8")) })),
  );

const about = z.union([
  z.object({ message: z.object({ token: z.string() }) }).transform(({ message }) => message.token),
  z.object({ original_message: z.object({ token: z.string() }) }).transform((body) => body.original_message.token),
  z.object({ domain: z.string() }).transform(({ domain }) => domain),
]);
const named = z.object({ server: z.object({ uuid: z.string(), name: z.string() }) });
/** With or without an envelope around it. */
const payloadOf = (text: string): unknown => {
  const body: object = JSON.parse(text);
  return "payload" in body ? body.payload : body;
};

/** The fixture as the only report of its message or domain, which has this name then. */
function renamed(text: string, name: string): unknown {
  return JSON.parse(text.replaceAll(about.parse(payloadOf(text)), name));
}

const hour = 3_600_000;
/** Ark's volume ends with the full hour, so a notice and the look at its page stand on one side of it. */
const turn = 10_000;
const atThisMoment = (body: object): object => ("timestamp" in body ? { ...body, timestamp: Date.now() / 1000 } : body);

const steps = {
  "message-sent": "Delivered",
  "message-delayed": "Deferred",
  "message-delivery-failed": "Failed",
  "message-held": "Held by the sender",
  "message-bounced": "Bounced after acceptance",
  "message-loaded": "Opened",
  "message-link-clicked": "Link clicked",
};

for (const [name, step] of Object.entries(steps)) {
  test(`${name} stands on its message's page, from every envelope of either sender`, async ({ page, post }) => {
    const fixtures = fixturesOf(name);
    expect(fixtures).toHaveLength(4);
    for (const { to, file, text } of fixtures) {
      await test.step(`${to}/${file}`, async () => {
        const token = randomBytes(8).toString("hex");
        await deliver(post, renamed(text, token), { to });
        await page.goto(`/messages/${token}`);
        const happened = page.getByRole("list", { name: "What happened, oldest first" });
        await expect(happened.getByText(step, { exact: true })).toBeVisible();
      });
    }
  });
}

test("domain-dns-error stands on its domain's page, from every envelope of either sender", async ({ page, post }) => {
  const fixtures = fixturesOf("domain-dns-error");
  expect(fixtures).toHaveLength(4);
  for (const { to, file, text } of fixtures) {
    await test.step(`${to}/${file}`, async () => {
      const domain = `d${randomBytes(5).toString("hex")}.example`;
      await deliver(post, renamed(text, domain), { to });
      await page.goto(`/domains/${domain}`);
      await expect(page.getByRole("heading", { level: 1, name: domain })).toBeVisible();
      await expect(page.getByRole("region", { name: "SPF" })).toContainText(/Missing|Invalid/);
    });
  }
});

for (const [name, state] of [
  ["send-limit-approaching", /Near the limit|Approaching/],
  ["send-limit-exceeded", "Limit reached"],
] as const) {
  test(`${name} stands on its server's gauge, from every envelope of either sender`, async ({ page, post }) => {
    const fixtures = fixturesOf(name);
    expect(fixtures).toHaveLength(4);
    for (const { to, file, text } of fixtures) {
      await test.step(`${to}/${file}`, async () => {
        const { server } = named.parse(payloadOf(text));
        const title = `Server ${randomBytes(4).toString("hex")}`;
        const own = text.replaceAll(server.uuid, randomUUID()).replaceAll(`"${server.name}"`, `"${title}"`);
        await expect.poll(() => Date.now() % hour, { timeout: 2 * turn }).toBeLessThan(hour - turn);
        const body = JSON.parse(own);
        await deliver(post, to === "ark" ? atThisMoment(body) : body, { to });
        await page.goto("/limits");
        await expect(page.getByRole("region", { name: title, exact: true }).getByText(state).first()).toBeVisible();
      });
    }
  });
}
