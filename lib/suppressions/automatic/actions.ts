"use server";

import { answer } from "@/lib/action";
import { requireEditor, requireUser } from "@/lib/auth/gate";
import { parseInstant } from "@/lib/cube/instant";
import { type Failure, failureOf } from "@/lib/failure";
import { dateTime } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";
import { err, ok, type Result } from "@/lib/result";
import { readSettings } from "@/lib/settings/data";
import type { Effect } from "@/lib/suppressions/automatic/effect";
import { ruleBatch } from "@/lib/suppressions/automatic/mutations";
import { readEffectOf, savePolicy } from "@/lib/suppressions/automatic/service";
import { countRuleChanges } from "@/lib/suppressions/batches/data";
import { applyToPast, undo } from "@/lib/suppressions/batches/service";
import { policyInputSchema, undoRuleSchema } from "@/lib/suppressions/edit";
import { begun, nameOf } from "@/lib/suppressions/editor";
import type { Policy } from "@/lib/suppressions/policy";
import { ruleWords } from "@/lib/suppressions/policy-words";
import type { Batch } from "@/lib/suppressions/types";

/** What a policy would have done in the last thirty days; nothing is changed. */
export async function previewPolicyAction(input: unknown): Promise<Result<Effect, Failure>> {
  return await answer(async () => {
    await requireUser();
    const parsed = policyInputSchema.safeParse(input);
    return parsed.success ? ok(await readEffectOf(parsed.data, Date.now())) : err(failureOf(parsed.error));
  });
}

/** Makes a policy the workspace's, from now on. */
export async function savePolicyAction(input: unknown): Promise<Result<Policy, Failure>> {
  return await answer(async () => {
    await requireEditor();
    const parsed = policyInputSchema.safeParse(input);
    return parsed.success ? ok(await savePolicy(parsed.data, Date.now())) : err(failureOf(parsed.error));
  });
}

/** Lets the policy decide on all that is known, as one batch. */
export async function applyPolicyAction(): Promise<Result<Batch, Failure>> {
  return await answer(async () => {
    const actor = await requireEditor();
    return begun(await applyToPast({ title: "Policy applied to the past", actor: nameOf(actor) }));
  });
}

interface RuleSpan {
  batchId: string;
  from: Millis;
  to: Millis;
  title: string;
}

/** What a rule did between two times, as it is asked for. */
async function askedOf(input: unknown): Promise<Result<RuleSpan, Failure>> {
  const parsed = undoRuleSchema.safeParse(input);
  if (!parsed.success) {
    return err(failureOf(parsed.error));
  }
  const { timeZone } = await readSettings();
  const { rule, from, to } = parsed.data;
  const [start, end] = [parseInstant(from, timeZone), parseInstant(to, timeZone)];
  if (start === null || end === null || start >= end) {
    const message = "This time is not after the first.";
    return err({ message, fields: { to: message } });
  }
  const title = `Undo: ${ruleWords(rule)}, ${dateTime(start, timeZone)} to ${dateTime(end, timeZone)}`;
  return ok({ batchId: ruleBatch(rule), from: start, to: end, title });
}

/** How many addresses a rule changed between two times: before that is undone. */
export async function countRuleChangesAction(input: unknown): Promise<Result<number, Failure>> {
  return await answer(async () => {
    await requireUser();
    const asked = await askedOf(input);
    return asked.ok ? ok(await countRuleChanges(asked.value.batchId, asked.value.from, asked.value.to)) : asked;
  });
}

/** Brings back what a rule of the policy did between two times. @returns the batch that does it */
export async function undoRuleAction(input: unknown): Promise<Result<Batch, Failure>> {
  return await answer(async () => {
    const actor = await requireEditor();
    const asked = await askedOf(input);
    if (!asked.ok) {
      return asked;
    }
    const { title, ...undoing } = asked.value;
    return begun(await undo(undoing, { title, actor: nameOf(actor) }));
  });
}
