import { generateKeyPairSync, randomUUID } from "node:crypto";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible";
import { deliver } from "./support/deliver";
import { expect, slugs, test } from "./support/test";

const sent = () => {
  const seconds = Date.now() / 1000;
  return {
    event: "MessageSent",
    timestamp: seconds,
    uuid: randomUUID(),
    payload: {
      message: {
        id: 1,
        token: randomUUID().replaceAll("-", "").slice(0, 16),
        direction: "outgoing",
        message_id: "m@shop.example",
        to: "ana@gmail.com",
        from: "orders@shop.example",
        subject: "Your order",
        timestamp: seconds - 3,
        spam_status: "NotChecked",
        tag: "receipt",
      },
      status: "Sent",
      details: "Message for ana@gmail.com accepted by 142.250.27.26:25 (gmail-smtp-in.l.google.com)",
      output: "250 2.0.0 OK",
      sent_with_ssl: true,
      timestamp: seconds - 2,
      time: 1.2,
    },
  };
};
const unknown = (type: string) => ({
  event: type,
  timestamp: Date.now() / 1000,
  uuid: randomUUID(),
  payload: { hello: "<b>world</b>" },
});

test("a source shows its URL, and turns from waiting to its last event by itself", async ({ page, post, app }) => {
  await page.goto("/webhooks");
  const card = page.getByRole("region", { name: "Postal", exact: true });
  await expect(card.getByText(`${app.url}/api/webhooks/${slugs.postal}`)).toBeVisible();
  await expect(card.getByRole("button", { name: "Copy webhook URL of Postal" })).toBeVisible();
  await deliver(post, sent(), { to: "postal" });
  await expect(card.getByText(/last event/)).toBeVisible({ timeout: 15_000 });
});

test("a refused webhook is counted with its remedy, and every page says that figures may be wrong", async ({
  page,
  post,
}) => {
  await deliver(post, sent());
  await deliver(post, sent(), { signed: "something else" }, 401);
  await page.goto("/webhooks");
  const refusals = page.getByRole("region", { name: "Refused webhooks of Ark in the last 7 days" });
  await expect(refusals.getByRole("row").filter({ hasText: "Bad signature (401)" })).toBeVisible({ timeout: 15_000 });
  await expect(refusals.getByText(/Check that no proxy changes the body/)).toBeVisible();

  await page.goto("/limits");
  const trouble = page.getByRole("region", { name: "Trouble with the data" });
  await expect(trouble).toContainText("refused (bad signature)");
  await trouble.getByRole("link", { name: "See Webhooks" }).click();
  await expect(refusals).toBeVisible();
});

test("an unknown event is kept whole as text, tried again and deleted", async ({ page, post }) => {
  const type = `Message${randomUUID().slice(0, 8)}`;
  await deliver(post, unknown(type));
  await page.goto("/webhooks");
  const entry = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: type }) });
  await entry.getByText(/Body as it came/).click();
  await expect(entry.getByText("<b>world</b>")).toBeVisible();

  await entry.getByRole("button", { name: "Try again" }).click();
  await expect(entry.getByText(/It is still not understood/)).toBeVisible();
  await entry.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog", { name: "Delete this event?" }).getByRole("button", { name: "Delete" }).click();
  await expect(entry).toHaveCount(0);
});

test("an owner adds a source with a pasted key, and removes it", async ({ page, app }) => {
  const name = `Shop ${randomUUID().slice(0, 8)}`;
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  await page.goto("/webhooks");
  await page.getByRole("button", { name: "Add source" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a source" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Add source" }).click();
  await expect(dialog.getByText("Give the address of the keys (JWKS), or paste the public key.")).toBeVisible();
  await dialog.getByLabel("Or its public key").fill("-----BEGIN PUBLIC KEY-----\nno\n-----END PUBLIC KEY-----");
  await dialog.getByRole("button", { name: "Add source" }).click();
  await expect(dialog.getByText(/This is no public key in PEM form/)).toBeVisible();
  await dialog.getByLabel("Or its public key").fill(publicKey.export({ type: "spki", format: "pem" }).toString());
  await dialog.getByRole("button", { name: "Add source" }).click();

  const card = page.getByRole("region", { name, exact: true });
  await expect(card.getByText("Waiting for the first event")).toBeVisible();
  const url = await card.getByText(`${app.url}/api/webhooks/postal-`).textContent();
  expect((await fetch(url ?? "", { method: "POST", body: "{}" })).status).toBe(401);

  await card.getByRole("button", { name: `Remove ${name}` }).click();
  await page
    .getByRole("dialog", { name: `Remove ${name}?` })
    .getByRole("button", { name: "Remove" })
    .click();
  await expect(card).toHaveCount(0);
  expect((await fetch(url ?? "", { method: "POST", body: "{}" })).status).toBe(404);
});

test("sources, refusals and quarantine are accessible on every screen", { tag: "@screens" }, async ({ page, post }) => {
  await deliver(post, sent());
  await deliver(post, sent(), { signed: "something else" }, 401);
  await deliver(post, unknown("MessageTeleported"));
  await page.goto("/webhooks");
  await expect(page.getByRole("heading", { name: "MessageTeleported" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  for (const summary of await page.locator("main summary:visible").all()) {
    await summary.click();
  }
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Add source" }).click();
  await expect(page.getByRole("dialog", { name: "Add a source" })).toBeVisible();
  await expectAccessible(page);
});
