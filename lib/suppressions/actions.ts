"use server";

import { answer } from "@/lib/action";
import { requireEditor, requireUser } from "@/lib/auth/gate";
import { type Failure, failureOf } from "@/lib/failure";
import { err, ok, type Result } from "@/lib/result";
import { readSettings } from "@/lib/settings/data";
import { pasteAddresses } from "@/lib/suppressions/adding/service";
import { parseAddress } from "@/lib/suppressions/address";
import { type Chosen, expireChosen, removeChosen } from "@/lib/suppressions/batches/service";
import { workspaceScope } from "@/lib/suppressions/constants";
import { checkAddresses } from "@/lib/suppressions/data";
import {
  addSchema,
  type ChosenInput,
  expireManySchema,
  listSchema,
  maxPasted,
  narrowingSchema,
  pasteSchema,
  removeManySchema,
  removeSchema,
} from "@/lib/suppressions/edit";
import { begun, endAfter, nameOf } from "@/lib/suppressions/editor";
import type { SuppressionLines } from "@/lib/suppressions/line";
import { countSuppressions } from "@/lib/suppressions/list/data";
import { filtersFrom } from "@/lib/suppressions/list-input";
import { loadLines } from "@/lib/suppressions/loaders";
import { type Pasted, pastedAddresses } from "@/lib/suppressions/pasted";
import { release, suppress } from "@/lib/suppressions/service";
import type { Batch, CheckedAddress } from "@/lib/suppressions/types";

/** A page of the list, for a browser that asks again. */
export async function listSuppressionsAction(input: unknown): Promise<Result<SuppressionLines, Failure>> {
  return await answer(async () => {
    const parsed = listSchema.safeParse(input);
    return parsed.success ? ok(await loadLines(parsed.data)) : err(failureOf(parsed.error));
  });
}

/** Puts an address on the workspace's list. @returns its form on the list, and whether it was there */
export async function addSuppressionAction(
  input: unknown,
): Promise<Result<{ address: string; result: "added" | "updated" }, Failure>> {
  return await answer(async () => {
    const actor = await requireEditor();
    const parsed = addSchema.safeParse(input);
    if (!parsed.success) {
      return err(failureOf(parsed.error));
    }
    const { reason, expiresInDays } = parsed.data;
    const address = parseAddress(parsed.data.address);
    if (!address.ok) {
      const message = `${address.error.charAt(0).toUpperCase()}${address.error.slice(1)}.`;
      return err({ message, fields: { address: message } });
    }
    const now = Date.now();
    const { result } = await suppress(
      {
        ...address.value,
        scope: workspaceScope,
        origin: "manual",
        actor: nameOf(actor),
        expiresAt: endAfter(expiresInDays, now),
        ...(reason !== null && { reason }),
      },
      now,
    );
    return ok({ address: address.value.address, result });
  });
}

/** Puts many pasted addresses on the workspace's list, as one batch. */
export async function pasteSuppressionsAction(
  input: unknown,
): Promise<Result<{ batch: Batch; refused: Pasted["refused"] }, Failure>> {
  return await answer(async () => {
    const actor = await requireEditor();
    const parsed = pasteSchema.safeParse(input);
    if (!parsed.success) {
      return err(failureOf(parsed.error));
    }
    const { text, reason, expiresInDays } = parsed.data;
    const pasted = pastedAddresses(text);
    if (pasted.addresses.length === 0) {
      const message = "There is no e-mail address in this.";
      return err({ message, fields: { text: message } });
    }
    const expiresAt = endAfter(expiresInDays, Date.now());
    const batch = await pasteAddresses(pasted, { actor: nameOf(actor), reason, expiresAt });
    const started = begun(batch);
    return started.ok ? ok({ batch: started.value, refused: pasted.refused.slice(0, toldRefusals) }) : started;
  });
}

const toldRefusals = 100;

/** Takes an address off its list. @returns the batch that undoes it */
export async function removeSuppressionAction(input: unknown): Promise<Result<{ batchId: string }, Failure>> {
  return await answer(async () => {
    const actor = await requireEditor();
    const parsed = removeSchema.safeParse(input);
    if (!parsed.success) {
      return err(failureOf(parsed.error));
    }
    const batchId = await release({ ...parsed.data, origin: "manual", actor: nameOf(actor) }, Date.now());
    return batchId === null
      ? err({ message: "It is not on the list any more: somebody removed it, or it expired." })
      : ok({ batchId });
  });
}

async function chosenOf(chosen: ChosenInput): Promise<{ chosen: Chosen; title: string }> {
  if ("lines" in chosen) {
    const { lines } = chosen;
    return { chosen, title: lines.length === 1 ? (lines[0]?.address ?? "") : `${lines.length} chosen addresses` };
  }
  const { timeZone } = await readSettings();
  const asked = Object.entries(chosen.narrowing).filter(([, value]) => value !== null);
  const title = asked.length === 0 ? "the whole list" : `all with ${asked.map((pair) => pair.join(" ")).join(", ")}`;
  return { chosen: { filters: filtersFrom(chosen.narrowing, timeZone) }, title };
}

/** Takes many addresses off their lists, as one batch. */
export async function removeManyAction(input: unknown): Promise<Result<Batch, Failure>> {
  return await answer(async () => {
    const actor = await requireEditor();
    const parsed = removeManySchema.safeParse(input);
    if (!parsed.success) {
      return err(failureOf(parsed.error));
    }
    const { chosen, title } = await chosenOf(parsed.data.chosen);
    return begun(await removeChosen(chosen, { title, actor: nameOf(actor), reason: parsed.data.reason }, Date.now()));
  });
}

/** Gives many addresses another end, as one batch. */
export async function expireManyAction(input: unknown): Promise<Result<Batch, Failure>> {
  return await answer(async () => {
    const actor = await requireEditor();
    const parsed = expireManySchema.safeParse(input);
    if (!parsed.success) {
      return err(failureOf(parsed.error));
    }
    const now = Date.now();
    const { chosen, title } = await chosenOf(parsed.data.chosen);
    const expiresAt = endAfter(parsed.data.expiresInDays, now);
    return begun(await expireChosen(chosen, expiresAt, { title, actor: nameOf(actor), reason: null }, now));
  });
}

/** How many addresses a narrowed list has, all counted: before something is done to all of them. */
export async function countMatchingAction(input: unknown): Promise<Result<number, Failure>> {
  return await answer(async () => {
    await requireUser();
    const parsed = narrowingSchema.safeParse(input);
    if (!parsed.success) {
      return err(failureOf(parsed.error));
    }
    const { timeZone } = await readSettings();
    return ok(await countSuppressions(filtersFrom(parsed.data, timeZone), Date.now()));
  });
}

/** Which of the addresses in a text are suppressed. */
export async function checkPastedAction(
  text: unknown,
): Promise<Result<{ checked: CheckedAddress[]; refused: Pasted["refused"] }, Failure>> {
  return await answer(async () => {
    await requireUser();
    const parsed = pasteSchema.shape.text.safeParse(text);
    if (!parsed.success) {
      return err(failureOf(parsed.error));
    }
    const { addresses, refused } = pastedAddresses(parsed.data);
    const given = addresses.slice(0, maxPasted).map(({ shown }) => shown);
    return ok({ checked: await checkAddresses([workspaceScope], given, Date.now()), refused });
  });
}
