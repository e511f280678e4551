import { QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { BatchFacts } from "@/components/suppressions/changes/batch-facts";
import { BatchList } from "@/components/suppressions/changes/batch-list";
import { BatchStanding } from "@/components/suppressions/changes/batch-standing";
import { makeQueryClient } from "@/lib/query-client";
import type { Batch } from "@/lib/suppressions/types";

vi.mock("@/lib/suppressions/batches/actions", () => ({}));
vi.mock("@/lib/suppressions/actions", () => ({}));

const at = Date.UTC(2026, 10, 24, 9, 0);
const batch: Batch = {
  id: "bat_0123456789abcdefghij",
  kind: "import",
  title: "march.csv",
  scope: "",
  actor: "user:Ana",
  state: "done",
  trouble: null,
  startedAt: at,
  activeAt: at + 4_000,
  finishedAt: at + 4_000,
  undoneBy: null,
  added: 1204,
  updated: 0,
  removed: 0,
  unchanged: 12,
  refused: 3,
};
const list = { page: 1, more: false, now: at + 60_000, zone: "Europe/Berlin" };

const html = (node: ReactNode) =>
  renderToStaticMarkup(<QueryClientProvider client={makeQueryClient()}>{node}</QueryClientProvider>);

test("a batch is a row that leads to its page and says what it did", () => {
  const markup = html(<BatchList batches={[batch]} {...list} />);
  expect(markup).toContain('href="/suppressions/changes/bat_0123456789abcdefghij"');
  expect(markup).toContain("1\u202f204 added, 12 there already, 3 refused");
  expect(markup).not.toContain("Older");
});

test("pages lead to the older ones and back", () => {
  const markup = html(<BatchList batches={[batch]} {...list} page={2} more />);
  expect(markup).toContain('href="/suppressions/changes?page=3"');
  expect(markup).toContain('href="/suppressions/changes"');
});

test("an empty list says what will be there, and a page past the end leads back", () => {
  expect(html(<BatchList batches={[]} {...list} />)).toContain("Each import, paste, addition and removal appears here");
  expect(html(<BatchList batches={[]} {...list} page={4} />)).toContain("The list ends before this page");
});

test("the counts of a batch that runs are not announced, its end is", () => {
  const running = html(<BatchStanding batch={{ ...batch, state: "running", finishedAt: null }} />);
  expect(running).toContain("1\u202f204 added, 12 there already, 3 refused so far.");
  expect(running).toContain('<div role="status"></div>');
  const trouble = "The server was stopped while it ran.";
  const stopped = html(<BatchStanding batch={{ ...batch, state: "stopped", trouble }} withLink />);
  expect(stopped).toMatch(/<div role="status">.*Stopped.*The server was stopped while it ran\..*<\/div>/);
  expect(stopped).toContain("Look at this change, or undo it");
});

test("a batch that was undone leads to the one that did it", () => {
  const markup = html(<BatchFacts batch={{ ...batch, undoneBy: "bat_9", scope: "acme" }} now={at} zone="UTC" />);
  expect(markup).toContain('href="/suppressions/changes/bat_9"');
  expect(markup).toContain("tenant acme");
  expect(markup).toContain("24 Nov 2026, 09:00:00 UTC");
});
