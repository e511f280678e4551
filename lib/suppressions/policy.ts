import type { Millis } from "@/lib/ingest/types";
import { isNever } from "@/lib/suppressions/never";

/** So many within so many days. */
export interface Repeat {
  count: number;
  days: number;
}

export interface RepeatedRule extends Repeat {
  classification: string;
  /** The suppression ends so many days after the last failure; null: never. */
  expiresDays: number | null;
}

/** `failed:<class>`, `bounced` or `repeated:<class>`. */
export type RuleId = string;

/** When an address is put on the list by itself, and when it is taken off. */
export interface Policy {
  /** Classes of which one permanent failure is enough. */
  failed: readonly string[];
  /** Bounces after acceptance (MessageBounced, which has no class); null: no matter. */
  bounced: Repeat | null;
  /** Temporary failures, counted in messages. */
  repeated: readonly RepeatedRule[];
  /** A later delivery takes an automatic suppression off, and starts all counts anew. */
  liftOnDelivery: boolean;
  /** Addresses that no rule suppresses: lib/suppressions/never.ts. */
  never: readonly string[];
  /** When a rule was turned on or changed: what failed before is left alone. Absent: it holds for all. */
  since: Readonly<Record<RuleId, Millis>>;
}

/** A message that did not arrive, as the policy sees it. */
export interface Failure {
  id: string;
  at: Millis;
  /** Failed for good with a class that is sure; bounced after it was accepted; delayed, whatever came of it. */
  kind: "failed" | "bounced" | "delayed";
  classification: string | null;
}

/** What is known of one address when the policy is asked. */
export interface AddressFacts<F extends Failure> {
  address: string;
  failures: readonly F[];
  /** Time of the newest Sent to it. */
  lastSentAt: Millis | null;
  /** When a person or an API key last took it off the list. */
  lastRemovedAt: Millis | null;
}

export interface Decision<F extends Failure> {
  rule: RuleId;
  /** The failure that was one too many. */
  because: F;
  expiresAt: Millis | null;
}

const dayMillis = 86_400_000;
export const failedRule = (classification: string): RuleId => `failed:${classification}`;
export const repeatedRule = (classification: string): RuleId => `repeated:${classification}`;
export const bouncedRule: RuleId = "bounced";

const inOrder = <F extends Failure>(a: F, b: F) => a.at - b.at || (a.id < b.id ? -1 : 1);

/** The failures that end a run of `count` within `days`, of failures in order. */
function endsOfRuns<F extends Failure>(failures: readonly F[], { count, days }: Repeat): F[] {
  return failures.filter((last, end) => {
    const first = failures[end - count + 1];
    return first !== undefined && last.at - first.at <= days * dayMillis;
  });
}

/**
 * Why an address belongs on the list, or null. Depends on the facts alone, so the order of arrival is no matter. What
 * happened before the newest Sent or the last removal by a person or key does not count. One permanent failure comes
 * before what has to be repeated; of several the first.
 */
export function decide<F extends Failure>(policy: Policy, facts: AddressFacts<F>): Decision<F> | null {
  if (isNever(policy.never, facts.address)) {
    return null;
  }
  const never = Number.NEGATIVE_INFINITY;
  const from = Math.max((policy.liftOnDelivery ? facts.lastSentAt : null) ?? never, facts.lastRemovedAt ?? never);
  const current = facts.failures.filter(({ at }) => at > from).sort(inOrder);
  const under = (rule: RuleId, kind: Failure["kind"], classification?: string) =>
    current.filter(
      (failure) =>
        failure.kind === kind &&
        (classification === undefined || failure.classification === classification) &&
        failure.at >= (policy.since[rule] ?? never),
    );
  return byFailure(policy, under) ?? byBounce(policy, under) ?? byRepetition(policy, under);
}

type Under<F extends Failure> = (rule: RuleId, kind: Failure["kind"], classification?: string) => F[];

function byFailure<F extends Failure>({ failed }: Policy, under: Under<F>): Decision<F> | null {
  const first = failed
    .flatMap((name) => under(failedRule(name), "failed", name))
    .sort(inOrder)
    .at(0);
  return first === undefined ? null : { rule: failedRule(first.classification ?? ""), because: first, expiresAt: null };
}

function byBounce<F extends Failure>({ bounced }: Policy, under: Under<F>): Decision<F> | null {
  const because = bounced === null ? undefined : endsOfRuns(under(bouncedRule, "bounced"), bounced).at(0);
  return because === undefined ? null : { rule: bouncedRule, because, expiresAt: null };
}

function byRepetition<F extends Failure>({ repeated }: Policy, under: Under<F>): Decision<F> | null {
  const decisions = repeated.flatMap((rule): Decision<F>[] => {
    const id = repeatedRule(rule.classification);
    // The newest, so that who goes on failing stays on the list.
    const because = endsOfRuns(under(id, "delayed", rule.classification), rule).at(-1);
    const { expiresDays } = rule;
    return because === undefined
      ? []
      : [{ rule: id, because, expiresAt: expiresDays === null ? null : because.at + expiresDays * dayMillis }];
  });
  // The one that holds longest.
  const forGood = Number.POSITIVE_INFINITY;
  return decisions.sort((a, b) => (b.expiresAt ?? forGood) - (a.expiresAt ?? forGood)).at(0) ?? null;
}

/** The rules that are on. */
export function rulesOf({ failed, bounced, repeated }: Policy): RuleId[] {
  return [
    ...failed.map(failedRule),
    ...(bounced === null ? [] : [bouncedRule]),
    ...repeated.map(({ classification }) => repeatedRule(classification)),
  ];
}

const conditionOf = (policy: Policy, rule: RuleId): unknown =>
  rule === bouncedRule ? policy.bounced : policy.repeated.find((one) => repeatedRule(one.classification) === rule);

/** The wanted policy, where a rule that is new or changed starts now; one that stays keeps its start. */
export function changedPolicy(old: Policy, wanted: Omit<Policy, "since">, now: Millis): Policy {
  const next: Policy = { ...wanted, since: {} };
  const before = new Set(rulesOf(old));
  const since: Record<RuleId, Millis> = {};
  for (const rule of rulesOf(next)) {
    const isSame =
      before.has(rule) && JSON.stringify(conditionOf(old, rule)) === JSON.stringify(conditionOf(next, rule));
    const start = isSame ? old.since[rule] : now;
    if (start !== undefined) {
      since[rule] = start;
    }
  }
  return { ...next, since };
}
