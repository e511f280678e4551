import { QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, test, vi } from "vitest";
import { PolicyForm } from "@/components/suppressions/policy/policy-form";
import { bounceClasses } from "@/lib/bounces/constants";
import type { Failure } from "@/lib/failure";
import { getQueryClient } from "@/lib/query-client";
import { ok, type Result } from "@/lib/result";
import type { Effect } from "@/lib/suppressions/automatic/effect";
import { effectQuery } from "@/lib/suppressions/automatic/query";
import { defaultPolicy } from "@/lib/suppressions/constants";
import type { Policy } from "@/lib/suppressions/policy";

vi.mock("next/navigation", () => ({ useRouter: () => ({}) }));
vi.mock("@/lib/suppressions/automatic/actions", () => ({}));
vi.mock("@/lib/suppressions/batches/actions", () => ({}));
vi.mock("@/lib/suppressions/actions", () => ({}));
const hydrated = vi.hoisted(() => ({ now: true }));
vi.mock("@/components/ui/use-hydrated", () => ({ useHydrated: () => hydrated.now }));
beforeEach(() => {
  hydrated.now = true;
});

function shown(policy: Policy, effect: Effect | null, canEdit = true): string {
  const client = getQueryClient();
  const { since: _, ...wanted } = policy;
  if (effect !== null) {
    const known: Result<Effect, Failure> = ok(effect);
    client.setQueryData<Result<Effect, Failure>>(effectQuery(wanted).queryKey, known);
  }
  const markup = renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <PolicyForm policy={policy} canEdit={canEdit} />
    </QueryClientProvider>,
  );
  client.clear();
  return markup;
}

const text = (markup: string) => markup.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
const checked = (markup: string) => (markup.match(/type="checkbox"[^>]*checked=""/g) ?? []).length;

test("the default rules are on, each with what it would have done", () => {
  const markup = shown(defaultPolicy, {
    rules: { "failed:invalid_recipient": 212, "failed:spam_block": 0, bounced: 1, "repeated:mailbox_full": 3 },
    together: 212,
  });
  // Three classes and the lift.
  expect(checked(markup)).toBe(4);
  expect((markup.match(/type="checkbox"/g) ?? []).length).toBe(bounceClasses.length + 1);
  expect(text(markup)).toContain("would have added 212 addresses");
  expect(text(markup)).toContain("would have added no address");
  expect(text(markup)).toContain("After 2 within 30 days: would have added 1 address");
  expect(text(markup)).toContain("Together these rules would have added 212 addresses in the last 30 days.");
  expect(markup).not.toContain("Not saved yet");
});

test("what another part of the page has had counted is not shown before the server's markup is taken over", () => {
  hydrated.now = false;
  const counted = shown(defaultPolicy, { rules: { "failed:invalid_recipient": 212 }, together: 212 });
  expect(counted).toBe(shown(defaultPolicy, null));
});

test("before the first count it says so", () => {
  const markup = shown(defaultPolicy, null);
  expect(text(markup)).toContain("not counted yet");
  expect(text(markup)).toContain("Counting what these rules would have done in the last 30 days…");
});

test("a rule that punishes recipients for us is a warning once it is on", () => {
  const quiet = shown(defaultPolicy, null);
  const loud = shown({ ...defaultPolicy, failed: [...defaultPolicy.failed, "spam_block"] }, null);
  expect(quiet).not.toContain('aria-label="Warning"');
  expect(loud.match(/aria-label="Warning"/g)).toHaveLength(1);
});

test("who may not edit is told so, and has no button that saves", () => {
  const markup = shown(defaultPolicy, null, false);
  expect(markup).toContain("You may look at this policy, but not change it.");
  expect(markup).toMatch(/<fieldset disabled=""/);
  expect(markup).not.toContain(">Save<");
});

test("rules with numbers show them", () => {
  const markup = shown(
    {
      ...defaultPolicy,
      bounced: { count: 3, days: 7 },
      repeated: [{ classification: "mailbox_full", count: 6, days: 31, expiresDays: null }],
      never: ["*@corp.example", "postmaster@*"],
    },
    null,
  );
  for (const value of ["3", "7", "6", "31"]) {
    expect(markup).toContain(`value="${value}"`);
  }
  expect(markup).toContain("*@corp.example\npostmaster@*");
  expect(text(markup)).toContain("Rule for Mailbox full");
});
