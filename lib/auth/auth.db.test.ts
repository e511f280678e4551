import { expect, it } from "vitest";
import { auth } from "@/lib/auth/auth";
import { hasUsers, readApiKeys, readMembers } from "@/lib/auth/data";
import { createFirstOwner } from "@/lib/auth/first-owner";
import { createApiKey, createUser, removeUser, revokeApiKey } from "@/lib/auth/mutations";
import { forgetVerdicts, keyVerdict } from "@/lib/auth/verdict";
import { reader } from "@/lib/db/client";
import { env } from "@/lib/env";
import { describeOnBothEngines } from "@/lib/testing/database";

const ada = { email: "Ada@Example.com", password: "correct horse", name: "Ada" };

/** A call as it comes over HTTP. */
function post(path: string, body: unknown): Promise<Response> {
  const headers = { "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  return auth().handler(new Request(`${env().baseUrl}/api/auth/${path}`, init));
}

const signIn = (email: string, password: string) => post("sign-in/email", { email, password });

const cookieOf = (answer: Response) => (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";

describeOnBothEngines("people", () => {
  it("makes the first user the owner and later ones members, by address in lower case", async () => {
    await createUser(ada);
    await createUser({ email: "bob@example.com", password: "correct horse" });
    const members = await readMembers();
    expect(members.map(({ email, name, role }) => [email, name, role])).toEqual([
      ["ada@example.com", "Ada", "owner"],
      ["bob@example.com", "bob", "member"],
    ]);
  });

  it("refuses an address that is taken", async () => {
    await createUser(ada);
    expect(await createUser({ ...ada, email: "ada@example.com" })).toEqual({ ok: false, error: "taken" });
  });

  it("lets one of two set-ups at once win", async () => {
    expect(await hasUsers()).toBe(false);
    const tries = await Promise.allSettled([
      createFirstOwner({ email: "one@example.com", password: "correct horse" }),
      createFirstOwner({ email: "two@example.com", password: "correct horse" }),
    ]);
    expect(tries.filter((made) => made.status === "fulfilled" && made.value)).toHaveLength(1);
    expect(await readMembers()).toHaveLength(1);
  });

  it("keeps no password, and none of its letters", async () => {
    await createUser(ada);
    const account = await reader().account.findFirst();
    expect(account?.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
  });

  it("never removes the last owner, and ends the sessions of who is removed", async () => {
    const made = await createUser(ada);
    const bob = await createUser({ email: "bob@example.com", password: "correct horse" });
    await signIn("bob@example.com", "correct horse");
    expect(await reader().session.count()).toBe(1);
    expect(await removeUser(made.ok ? made.value.id : "")).toEqual({ ok: false, error: "last_owner" });
    expect(await removeUser(bob.ok ? bob.value.id : "")).toEqual({ ok: true, value: null });
    expect(await reader().session.count()).toBe(0);
  });
});

describeOnBothEngines("sessions", ({ engine }) => {
  it("open with the right password and close by signing out", async () => {
    await createUser({ ...ada, email: "session@example.com" });
    const answer = await signIn("session@example.com", ada.password);
    const headers = new Headers({ cookie: cookieOf(answer) });
    expect(answer.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Lax/i);
    expect((await auth().api.getSession({ headers }))?.user.role).toBe("owner");
    await auth().api.signOut({ headers });
    expect(await auth().api.getSession({ headers })).toBeNull();
  });

  it("answer 401 to a wrong password and to an unknown address alike, and 429 from the eleventh try on", async () => {
    // The count is kept by address for the process, which both engines share.
    const email = `limit-${engine}@example.com`;
    await createUser({ ...ada, email });
    const unknown = await signIn("nobody@example.com", "wrong horse");
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const answer = await signIn(email, "wrong horse");
      statuses.push(answer.status);
      expect(await answer.json()).toEqual(await unknown.clone().json());
    }
    expect(new Set([unknown.status, ...statuses])).toEqual(new Set([401]));
    const refused = await signIn(email, ada.password);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ message: expect.stringContaining("Wait 15 min") });
  });

  it("cannot be had by signing up", async () => {
    expect((await post("sign-up/email", { ...ada, role: "owner" })).status).toBe(400);
    expect(await hasUsers()).toBe(false);
  });
});

describeOnBothEngines("API keys", () => {
  it("exist without a user, are stored as a digest and tell their scopes", async () => {
    const { key } = await createApiKey({ name: "ci", scopes: ["read", "suppressions"], createdBy: "command line" });
    const [shown] = await readApiKeys();
    expect(shown).toMatchObject({ name: "ci", scopes: ["read", "suppressions"], createdBy: "command line" });
    expect(key.startsWith(shown?.start ?? "?")).toBe(true);
    expect(JSON.stringify(await reader().apikey.findMany())).not.toContain(key);
    expect(await keyVerdict(key, Date.now())).toMatchObject({ name: "ci", scopes: ["read", "suppressions"] });
    expect(await keyVerdict(`${key}x`, Date.now())).toBeNull();
  });

  it("are asked of the database once in 10 s, and their use is noted once a minute", async () => {
    const { id, key } = await createApiKey({ name: "app", scopes: ["admin"], createdBy: "Ada" });
    const start = Date.now();
    await keyVerdict(key, start);
    await expect.poll(async () => (await readApiKeys())[0]?.lastUsedAt).toBe(start);
    expect(await revokeApiKey(id)).toBe(true);
    expect(await keyVerdict(key, start + 9_999)).not.toBeNull();
    expect(await keyVerdict(key, start + 10_000)).toBeNull();
  });

  it("are refused at once where they were revoked", async () => {
    const { id, key } = await createApiKey({ name: "app", scopes: ["read"], createdBy: "Ada" });
    expect(await keyVerdict(key, 0)).not.toBeNull();
    await revokeApiKey(id);
    forgetVerdicts();
    expect(await keyVerdict(key, 0)).toBeNull();
    expect(await revokeApiKey(id)).toBe(false);
  });
});
