import { setTimeout as sleep } from "node:timers/promises";
import type { Sender } from "@/e2e/support/sender";
import { tell } from "@/scripts/demo/history";

/** A signed webhook, ready to be posted any number of times. */
export interface Prepared {
  body: string;
  headers: Record<string, string>;
}

export interface Answer {
  /** 0: no answer came. */
  status: number;
  kind: string | null;
  id: string | null;
}

const day = 86_400_000;
const until = Date.UTC(2026, 9, 20);

/** The first webhooks of a made-up history, each of them once. */
export function bodies(count: number, seed: string): string[] {
  const found = new Set<string>();
  for (const hooks of tell(
    { seed, end: until, people: Math.max(50, Math.round(count / 8)) },
    until - 20 * day,
    until,
  )) {
    for (const { body } of hooks) {
      found.add(body);
      if (found.size === count) {
        return [...found];
      }
    }
  }
  throw new Error(`the history has only ${found.size} events`);
}

export function prepare(list: readonly string[], sender: Sender): Prepared[] {
  return list.map((body) => ({ body, headers: { "content-type": "application/json", ...sender.sign(body) } }));
}

/** Posts once. Never rejects. */
export async function post(url: string, { body, headers }: Prepared): Promise<Answer> {
  try {
    const response = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(20_000) });
    const text = await response.text();
    const said: { status?: unknown; id?: unknown } = response.status === 200 ? JSON.parse(text) : {};
    return {
      status: response.status,
      kind: typeof said.status === "string" ? said.status : null,
      id: typeof said.id === "string" ? said.id : null,
    };
  } catch {
    return { status: 0, kind: null, id: null };
  }
}

/** Posts all over so many connections; the answers are in the order of the list. */
export async function postAll(url: string, list: readonly Prepared[], connections: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < list.length; index = next++) {
      const prepared = list[index];
      if (prepared !== undefined) {
        answers[index] = await post(url, prepared);
      }
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  return answers;
}

const patience = 60_000;

/** As a sender does it: what was refused for now is sent again, until it is taken or refused for good. */
export async function postUntilTaken(url: string, list: readonly Prepared[], connections: number): Promise<Answer[]> {
  const answers = await postAll(url, list, connections);
  for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(200)) {
    const open = answers.flatMap(({ status }, index) => (status === 503 ? [index] : []));
    if (open.length === 0) {
      break;
    }
    const again = await postAll(
      url,
      open.flatMap((index) => list[index] ?? []),
      connections,
    );
    for (const [place, index] of open.entries()) {
      answers[index] = again[place] ?? { status: 0, kind: null, id: null };
    }
  }
  return answers;
}

/** Fisher and Yates, the same for the same seed. */
export function shuffled<T>(list: readonly T[], next: () => number): T[] {
  const copy = [...list];
  for (let index = copy.length - 1; index > 0; index -= 1) {
    const other = Math.floor(next() * (index + 1));
    const [one, two] = [copy[index], copy[other]];
    if (one !== undefined && two !== undefined) {
      copy[index] = two;
      copy[other] = one;
    }
  }
  return copy;
}
