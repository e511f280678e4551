import { random } from "@/lib/testing/traffic";

/** A mail server with a send limit, as Postal or Ark runs one, and what of its doings reaches us. Times in milliseconds. */

const minute = 60_000;
const hour = 60 * minute;

export interface LimitedServerOptions {
  seed: number;
  start: number;
  minutes: number;
  window: "rolling" | "clock-hour";
  limit: number;
  /** New mails in a minute of the run, on average. */
  rate: (minute: number) => number;
  /** Shares of events that never come, and that come minutes later. */
  lost?: number;
  late?: number;
  /** Share of attempts that are put off, and tried again. */
  delayed?: number;
}

export interface SimulatedNotice {
  type: "SendLimitApproaching" | "SendLimitExceeded";
  volume: number;
  limit: number;
  at: number;
}

export interface LimitedServer {
  /** Events of attempts that come at all. */
  events: { at: number; arrivesAt: number }[];
  notices: SimulatedNotice[];
  /** What the sender counts at the end of each minute of the run. */
  volumes: number[];
  held: number;
}

interface Mail {
  at: number;
  tries: number;
}

function poisson(mean: number, next: () => number): number {
  if (mean > 50) {
    // The normal distribution is near enough.
    const spread = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * spread));
  }
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > floor; product *= next()) {
    count += 1;
  }
  return count;
}

class Counter {
  readonly #byMinute = new Map<number, number>();
  readonly #window: LimitedServerOptions["window"];

  constructor(window: LimitedServerOptions["window"]) {
    this.#window = window;
  }

  add(at: number): void {
    const key = Math.floor(at / minute);
    this.#byMinute.set(key, (this.#byMinute.get(key) ?? 0) + 1);
  }

  at(now: number): number {
    const last = Math.floor(now / minute);
    const first = this.#window === "rolling" ? last - 59 : Math.floor(now / hour) * 60;
    let sum = 0;
    for (let key = first; key <= last; key += 1) {
      sum += this.#byMinute.get(key) ?? 0;
    }
    return sum;
  }
}

/** Each minute a task sends a notice of what was seen in the last three, of each type once an hour. */
class Notices {
  readonly sent: SimulatedNotice[] = [];
  readonly #seen = { SendLimitApproaching: -hour, SendLimitExceeded: -hour };
  readonly #told = { SendLimitApproaching: -hour, SendLimitExceeded: -hour };

  see(volume: number, limit: number, at: number): void {
    if (volume >= limit) {
      this.#seen.SendLimitExceeded = at;
      this.#seen.SendLimitApproaching = -hour;
    } else if (volume >= 0.9 * limit) {
      this.#seen.SendLimitApproaching = at;
    }
  }

  task(volume: number, limit: number, at: number): void {
    for (const type of ["SendLimitExceeded", "SendLimitApproaching"] as const) {
      if (at - this.#seen[type] <= 3 * minute && at - this.#told[type] > hour) {
        this.#told[type] = at;
        this.sent.push({ type, volume, limit, at });
      }
    }
  }
}

/** The same for the same seed. */
export function limitedServer(options: LimitedServerOptions): LimitedServer {
  const { seed, start, minutes, window, limit, rate, lost = 0, late = 0, delayed = 0.08 } = options;
  const next = random(seed);
  const counter = new Counter(window);
  const notices = new Notices();
  const waiting = new Map<number, Mail[]>();
  const events: LimitedServer["events"] = [];
  const volumes: number[] = [];
  let held = 0;

  function attempt({ at, tries }: Mail): void {
    const volume = counter.at(at);
    notices.see(volume, limit, at);
    if (volume >= limit) {
      held += 1;
      return;
    }
    counter.add(at);
    const luck = next();
    if (luck >= lost) {
      const delay = luck < lost + late ? (2 + 30 * next()) * minute : 3000 * next();
      events.push({ at, arrivesAt: at + delay });
    }
    if (next() < delayed) {
      const again = at + 1.3 ** tries * 5 * minute;
      const due = Math.floor(again / minute);
      waiting.set(due, [...(waiting.get(due) ?? []), { at: again, tries: tries + 1 }]);
    }
  }

  for (let index = 0; index < minutes; index += 1) {
    const begin = start + index * minute;
    notices.task(counter.at(begin), limit, begin);
    const fresh = Array.from({ length: poisson(rate(index), next) }, () => ({ at: begin + next() * minute, tries: 0 }));
    const due = waiting.get(Math.floor(begin / minute)) ?? [];
    for (const mail of [...fresh, ...due].toSorted((a, b) => a.at - b.at)) {
      attempt(mail);
    }
    volumes.push(counter.at(begin + minute - 1));
  }
  return { events, notices: notices.sent, volumes, held };
}
