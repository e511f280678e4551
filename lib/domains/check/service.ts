import "server-only";
import { Cron } from "croner";
import { transaction } from "@/lib/db/client";
import { unavailable } from "@/lib/db/failure";
import { openDns, type ResolverOptions, serversOf } from "@/lib/dns/resolver";
import type { Dns } from "@/lib/dns/types";
import { readCheck } from "@/lib/domains/check/data";
import { dueDomains } from "@/lib/domains/check/due/data";
import { addSelector, claimChecks, removeSelector, saveCheck } from "@/lib/domains/check/mutations";
import { observe } from "@/lib/domains/check/observe";
import type { Known, Observation, SenderDns } from "@/lib/domains/check/types";
import { lookUpOf } from "@/lib/domains/data";
import { type Expectations, readExpectations } from "@/lib/domains/expected/data";
import { setSenderDns } from "@/lib/domains/expected/mutations";
import { readSenders, readSourcesOf } from "@/lib/domains/reports/data";
import type { LookUp } from "@/lib/domains/types";
import { env } from "@/lib/env";
import type { Millis } from "@/lib/ingest/types";
import { log } from "@/lib/log";
import { err, ok, type Result } from "@/lib/result";
import { readSettings } from "@/lib/settings/data";
import { singleton } from "@/lib/singleton";

/** Domains looked at side by side; each asks some twenty questions. */
const atOnce = 12;
/** Domains taken up at a time: six turns of eight seconds at most end before the claim on them does. */
const sliceSize = 6 * atOnce;

/** Why a domain was not checked. */
export type NotChecked = Exclude<LookUp, "on"> | "not-a-sender";

/** Checks that are under way, by domain: whoever asks meanwhile gets the same. */
const running = () => singleton("domain-checks", () => new Map<string, Promise<Result<Observation, NotChecked>>>());

/** Looks a sending domain up now, with nothing taken from earlier answers, and keeps what was found. */
export function checkNow(name: string): Promise<Result<Observation, NotChecked>> {
  const known = running().get(name);
  if (known !== undefined) {
    return known;
  }
  const check = checkOne(name).finally(() => running().delete(name));
  running().set(name, check);
  return check;
}

async function checkOne(name: string): Promise<Result<Observation, NotChecked>> {
  const options = env().dns;
  if (options === null) {
    return err("off");
  }
  const lookUp = lookUpOf(name, options);
  if (lookUp !== "on") {
    return err(lookUp);
  }
  const sourceIds = await readSourcesOf(name, Date.now(), (await readSettings()).timeZone);
  if (sourceIds.length === 0) {
    return err("not-a-sender");
  }
  const expectations = await readExpectations([name]);
  return ok(await look(openDns(options), options, await knownOf(name, sourceIds, expectations)));
}

/** Keeps a DKIM selector of a sending domain, and looks at its key at once. @returns whether it is new */
export async function noteSelector(name: string, selector: string): Promise<Result<boolean, "not-a-sender">> {
  const sourceIds = await readSourcesOf(name, Date.now(), (await readSettings()).timeZone);
  if (sourceIds.length === 0) {
    return err("not-a-sender");
  }
  const added = await transaction((tx) => addSelector(tx, name, selector, Date.now()));
  await checkAfresh(name);
  return ok(added);
}

/** @returns false if the selector had not been entered */
export async function forgetSelector(name: string, selector: string): Promise<boolean> {
  const removed = await transaction((tx) => removeSelector(tx, name, selector));
  await checkAfresh(name);
  return removed;
}

/**
 * Keeps what a source asks of its domains, and looks at one of them by it. Nothing set goes back to the defaults.
 * @returns false if there is no such source
 */
export async function tellSenderDns(name: string, sourceId: string, dns: SenderDns): Promise<boolean> {
  const isSet = Object.values(dns).some((value) => value !== undefined);
  const kept = await transaction((tx) => setSenderDns(tx, sourceId, isSet ? dns : null));
  if (kept) {
    await checkAfresh(name);
  }
  return kept;
}

/** A check that is under way does not know what has changed since. */
async function checkAfresh(name: string): Promise<void> {
  await running()
    .get(name)
    ?.catch(() => undefined);
  await checkNow(name);
}

async function knownOf(name: string, sourceIds: readonly string[], expectations: Expectations): Promise<Known> {
  const { learnt } = await readCheck(name);
  return {
    domain: name,
    expected: expectations.expectedOf(sourceIds),
    selectors: expectations.selectorsOf(name).map(({ selector }) => selector),
    learnt,
  };
}

/** The time of a check is that of its beginning: nothing that was found is older. */
async function look(dns: Dns, options: ResolverOptions, known: Known): Promise<Observation> {
  const at = Date.now();
  const records = await observe(dns, known);
  const observation = { ...records, at, tookMillis: Date.now() - at, servers: serversOf(options) };
  await transaction((tx) => saveCheck(tx, known.domain, observation));
  return observation;
}

/**
 * Checks every domain that is due. Names that several domains refer to, such as a sender's SPF record, are asked for
 * once.
 * @returns how many were checked
 */
export async function checkDue(options: ResolverOptions): Promise<number> {
  const dns = openDns(options);
  const { timeZone } = await readSettings();
  const senders = await readSenders(Date.now(), timeZone);
  const due = (await dueDomains(senders, Date.now())).filter(({ name }) => lookUpOf(name, options) === "on");
  const expectations = due.length === 0 ? null : await readExpectations(null);
  let checked = 0;
  for (let start = 0; start < due.length && expectations !== null; start += sliceSize) {
    const slice = due.slice(start, start + sliceSize);
    const sourcesOf = new Map(slice.map(({ name, sourceIds }) => [name, sourceIds]));
    const claimed = await transaction((tx) => claimChecks(tx, [...sourcesOf.keys()], Date.now()));
    const waiting = claimed.values();
    const work = async () => {
      for (const name of waiting) {
        try {
          await look(dns, options, await knownOf(name, sourcesOf.get(name) ?? [], expectations));
          checked++;
        } catch (error) {
          // One domain that cannot be checked or kept must not keep the others from it; the next round tries again.
          log.warn({ domain: name, message: unavailable(error)?.message ?? String(error) }, "a domain was not checked");
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }
  return checked;
}

/** How often it is looked whether a domain is due; the first time soon after the start. */
const everyMinute = "* * * * *";
const firstMillis: Millis = 3000;

/** Checks domains in use every hour, as long as the process runs; does nothing where lookups are turned off. */
export function startChecking(): void {
  const options = env().dns;
  if (options === null) {
    return;
  }
  const round = async () => {
    try {
      const checked = await checkDue(options);
      if (checked > 0) {
        log.info({ checked }, "domains were looked up");
      }
    } catch (error) {
      log.warn({ message: unavailable(error)?.message ?? String(error) }, "domains could not be checked");
    }
  };
  const cron = new Cron(everyMinute, { protect: true, unref: true }, round);
  setTimeout(() => void cron.trigger(), firstMillis).unref();
}
