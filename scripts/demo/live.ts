import { setTimeout as sleep } from "node:timers/promises";
import type { Sender } from "@/e2e/support/sender";
import { dnsIncidents } from "@/scripts/demo/incidents";
import * as payload from "@/scripts/demo/payload";
import { person } from "@/scripts/demo/people";
import { Random } from "@/scripts/demo/random";
import { type Setting, story } from "@/scripts/demo/story";
import { harbor, northwind, streams, tenants } from "@/scripts/demo/world";

/** A mail is accepted this often, on average. */
const pause = 900;
/** Retries and opens that take hours in life come within this time. */
const squeezed = 45_000;
const rareEvery = 20_000;
const maxWaiting = 500;
const timeLimit = 5000;

interface Due {
  at: number;
  body: string;
}

/** What is written in a body, with all of its times moved, so that it says what happens now. */
function shift(hook: payload.Hook, by: number): Due {
  const seconds = by / 1000;
  const moved = JSON.stringify(JSON.parse(hook.body), (key, value: unknown) =>
    (key === "timestamp" || key === "dns_checked_at") && typeof value === "number"
      ? Math.round((value + seconds) * 1_000_000) / 1_000_000
      : value,
  );
  return { at: hook.at + by, body: moved };
}

/** Live traffic of all ten types, signed and posted as Ark does it. */
export class Live {
  readonly #random = new Random("live", Date.now());
  readonly #sender: Sender;
  readonly #url: string;
  readonly #seed: string;
  readonly #end: number;
  #due: Due[] = [];
  #rareAt = 0;
  #rare = 0;
  accepted = 0;
  refused = 0;

  constructor(options: { sender: Sender; url: string; seed: string; end: number }) {
    this.#sender = options.sender;
    this.#url = options.url;
    this.#seed = options.seed;
    this.#end = options.end;
  }

  /** Posts until `signal` is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    let nextMail = 0;
    while (!signal.aborted) {
      const now = Date.now();
      if (now >= nextMail) {
        this.#plan(this.#mail(now), now);
        nextMail = now + this.#random.skewed(pause);
      }
      if (now >= this.#rareAt) {
        this.#rareAt = now + rareEvery;
        this.#plan(this.#rarity(now), now);
      }
      await this.#post(now, signal);
      await sleep(100, undefined, { signal }).catch(() => undefined);
    }
  }

  #setting(at: number): Setting {
    const random = this.#random;
    const to = person(this.#seed, random.whole(0, 8999));
    return { stream: random.weighted(streams), to, at, end: this.#end, random };
  }

  #mail(at: number): payload.Hook[] {
    return story(this.#setting(at));
  }

  /** What is rare in life, in turn, so that nobody has to wait for it. */
  #rarity(at: number): payload.Hook[] {
    const turn = this.#rare++ % 6;
    const [dns] = dnsIncidents;
    if (turn === 0 && dns !== undefined) {
      return [payload.dnsError(harbor, at, dns)];
    }
    if (turn === 1 || turn === 2) {
      const tenant = turn === 1 ? northwind : (tenants[this.#rare % tenants.length] ?? northwind);
      const share = turn === 1 ? this.#random.between(0.9, 0.98) : 1;
      return [payload.limitNotice(tenant, at, Math.round(tenant.limit * share))];
    }
    const wanted = turn === 3 ? "MessageBounced" : turn === 4 ? "MessageHeld" : "MessageDelayed";
    for (let tries = 0; tries < 5000; tries += 1) {
      const hooks = this.#mail(at);
      if (hooks.some(({ body }) => body.startsWith(`{"event":"${wanted}"`))) {
        return hooks;
      }
    }
    return [];
  }

  /** In fast motion: what comes hours later in life comes within a minute, in the same order. */
  #plan(hooks: readonly payload.Hook[], now: number): void {
    let previous = now;
    for (const hook of hooks) {
      const delay = hook.at - now;
      const wanted = delay < squeezed ? delay : squeezed * (0.2 + 0.8 * this.#random.next());
      const at = Math.max(now + wanted, previous + 400);
      previous = at;
      if (this.#due.length < maxWaiting) {
        this.#due.push(shift(hook, at - hook.at));
      }
    }
  }

  async #post(now: number, signal: AbortSignal): Promise<void> {
    const ready = this.#due.filter(({ at }) => at <= now);
    this.#due = this.#due.filter(({ at }) => at > now);
    for (const due of ready) {
      if (signal.aborted) {
        return;
      }
      try {
        const response = await fetch(this.#url, {
          method: "POST",
          headers: { "content-type": "application/json", ...this.#sender.sign(due.body) },
          body: due.body,
          signal: AbortSignal.timeout(timeLimit),
        });
        await response.body?.cancel();
        this.#count(response.ok, due, now);
      } catch {
        this.#count(false, due, now);
      }
    }
  }

  #count(taken: boolean, due: Due, now: number): void {
    if (taken) {
      this.accepted += 1;
      return;
    }
    this.refused += 1;
    // As a sender does: again, later.
    this.#due.push({ ...due, at: now + 5000 });
  }
}
