import { bounceClasses } from "@/lib/bounces/constants";
import {
  type AddressFacts,
  bouncedRule,
  decide,
  type Failure,
  failedRule,
  type Policy,
  type Repeat,
  type RepeatedRule,
  type RuleId,
  repeatedRule,
} from "@/lib/suppressions/policy";

/** The past that is asked, up to now. */
export const effectDays = 30;

/** What is asked of the past: each rule alone, and all that are wanted together. */
export interface Asked {
  policy: Policy;
  /** Rules that are off are tried with these. */
  bounced: Repeat;
  repeated: readonly RepeatedRule[];
}

export interface Effect {
  /** Addresses that each rule alone would have added. */
  rules: Record<RuleId, number>;
  /** Addresses that all wanted rules together would have added. */
  together: number;
}

const alone = (policy: Policy, only: Partial<Policy>): Policy => ({
  ...policy,
  failed: [],
  bounced: null,
  repeated: [],
  since: {},
  ...only,
});

/** Counts, address by address, what rules would have done. */
export class EffectCounter {
  readonly #rules: readonly (readonly [RuleId, Policy])[];
  readonly #together: Policy;
  readonly #effect: Effect = { rules: {}, together: 0 };

  constructor({ policy, bounced, repeated }: Asked) {
    this.#together = { ...policy, since: {} };
    this.#rules = [
      ...bounceClasses.map(({ name }) => [failedRule(name), alone(policy, { failed: [name] })] as const),
      [bouncedRule, alone(policy, { bounced })] as const,
      ...repeated.map((rule) => [repeatedRule(rule.classification), alone(policy, { repeated: [rule] })] as const),
    ];
    for (const [rule] of this.#rules) {
      this.#effect.rules[rule] = 0;
    }
  }

  /** Takes an address with its failures of the time in question. */
  add<F extends Failure>(facts: AddressFacts<F>): void {
    for (const [rule, policy] of this.#rules) {
      if (decide(policy, facts) !== null) {
        this.#effect.rules[rule] = (this.#effect.rules[rule] ?? 0) + 1;
      }
    }
    if (decide(this.#together, facts) !== null) {
      this.#effect.together++;
    }
  }

  get effect(): Effect {
    return this.#effect;
  }
}
