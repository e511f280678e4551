"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod";
import { answer } from "@/lib/action";
import { requireEditor, requireUser } from "@/lib/auth/gate";
import { domainName } from "@/lib/dns/public-name";
import { selectorSchema } from "@/lib/domains/check/schema";
import { checkNow, forgetSelector, noteSelector, tellSenderDns } from "@/lib/domains/check/service";
import { notCheckedWords } from "@/lib/domains/check/words";
import { senderDnsForm } from "@/lib/domains/expected/schema";
import { type Failure, failureOf } from "@/lib/failure";
import { err, ok, type Result } from "@/lib/result";

const nameSchema = z.string().transform((text) => domainName(text) ?? text);
const selectorInput = z.object({ name: nameSchema, selector: selectorSchema });

/** Looks a sending domain up in DNS now; takes up to ten seconds. @returns how long it took, in milliseconds */
export async function checkDomainAction(input: unknown): Promise<Result<{ tookMillis: number }, Failure>> {
  return await answer(async () => {
    await requireUser();
    const parsed = nameSchema.safeParse(input);
    if (!parsed.success) {
      return err(failureOf(parsed.error));
    }
    const checked = await checkNow(parsed.data);
    if (!checked.ok) {
      return err({ message: notCheckedWords(checked.error, parsed.data) });
    }
    revalidatePath("/", "layout");
    return ok({ tookMillis: checked.value.tookMillis });
  });
}

/** Runs an edit of a domain's selectors, and has every page read again; who calls it has asked who may. */
async function editSelector<T>(
  input: unknown,
  edit: (name: string, selector: string) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const parsed = selectorInput.safeParse(input);
  if (!parsed.success) {
    return err(failureOf(parsed.error));
  }
  const result = await edit(parsed.data.name, parsed.data.selector);
  revalidatePath("/", "layout");
  return result;
}

/** Notes a DKIM selector of a domain, and looks at its key at once. */
export async function addSelectorAction(input: unknown): Promise<Result<{ added: boolean }, Failure>> {
  return await answer(async () => {
    await requireEditor();
    return await editSelector(input, async (name, selector) => {
      const noted = await noteSelector(name, selector);
      return noted.ok ? ok({ added: noted.value }) : err({ message: notCheckedWords(noted.error, name) });
    });
  });
}

/** Sets what a source asks of its domains' DNS, and looks at the domain by it. */
export async function setSenderDnsAction(domain: unknown, input: unknown): Promise<Result<null, Failure>> {
  return await answer(async () => {
    await requireEditor();
    const name = nameSchema.safeParse(domain);
    const parsed = senderDnsForm.safeParse(input);
    if (!name.success || !parsed.success) {
      return err(failureOf(parsed.error ?? name.error ?? new z.ZodError([])));
    }
    const { sourceId, ...set } = parsed.data;
    if (!(await tellSenderDns(name.data, sourceId, set))) {
      return err({ message: "Somebody removed this source." });
    }
    revalidatePath("/", "layout");
    return ok(null);
  });
}

/** Forgets a DKIM selector that was entered. */
export async function removeSelectorAction(input: unknown): Promise<Result<{ removed: boolean }, Failure>> {
  return await answer(async () => {
    await requireEditor();
    return await editSelector(input, async (name, selector) => ok({ removed: await forgetSelector(name, selector) }));
  });
}
