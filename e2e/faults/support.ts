import { expect } from "@playwright/test";
import type { Answer } from "@/scripts/faults/burst";
import { eventIds } from "@/scripts/faults/tables";
import { type App, type Engine, startApp } from "../support/app";
import { runCli } from "../support/cli";
import { Sender } from "../support/sender";

/** `npm run test:faults` does everything at its full size; `npm test` a part of it. */
export const isFull = process.env.FAULTS === "full";

export const slug = "ark-9b1d7c52e0f84a36";

export interface Rig {
  app: App;
  sender: Sender;
  webhook: string;
}

/** An application of its own, since it is going to be hurt. */
export async function withRig(
  engine: Engine,
  work: (rig: Rig) => Promise<void>,
  options: { postgresUrl?: string } = {},
): Promise<void> {
  const sender = await Sender.start();
  try {
    const variables = { ARK_JWKS_URL: sender.jwksUrl, ARK_WEBHOOK_SLUG: slug, LOG_LEVEL: "fatal" };
    const app = await startApp({ engine, variables, ...options });
    try {
      await work({ app, sender, webhook: `${app.url}/api/webhooks/${slug}` });
    } finally {
      await app.remove();
    }
  } finally {
    await sender.stop();
  }
}

/** The ids that were acknowledged. */
export const acknowledged = (answers: readonly Answer[]): string[] =>
  answers.flatMap(({ status, id }) => (status === 200 && id !== null ? [id] : []));

/** Every one of these is there, and the figures are what the events say. */
export async function expectKept(app: App, ids: readonly string[]): Promise<void> {
  const there = new Set(await eventIds(app));
  expect(ids.filter((id) => !there.has(id))).toEqual([]);
}

export async function expectRightFigures(app: App): Promise<void> {
  const { code, stdout, stderr } = await runCli(app, "rebuild", "--verify");
  expect(code, `${stdout}${stderr}`).toBe(0);
}
