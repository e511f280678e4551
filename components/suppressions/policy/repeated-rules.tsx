"use client";

import { useRef } from "react";
import { RuleEffect, type RuleEffects } from "@/components/suppressions/policy/rule-effect";
import { Button } from "@/components/ui/button";
import { Select, TextField } from "@/components/ui/field";
import { bounceClasses, bounceClassOf } from "@/lib/bounces/constants";
import { suggestedRepeated } from "@/lib/suppressions/constants";
import { repeatedRule } from "@/lib/suppressions/policy";
import { type DraftFaults, type RepeatedDraft, withRepeated } from "@/lib/suppressions/policy-draft";

interface RepeatedRulesProps {
  rules: readonly RepeatedDraft[];
  onChange: (rules: RepeatedDraft[]) => void;
  faults: DraftFaults;
  effects: RuleEffects;
}

const labelOf = (name: string) => bounceClassOf(name)?.label ?? name;
const classOptions = bounceClasses.map(({ name, label }) => ({ value: name, label }));

/** Rules for addresses that are delayed again and again. */
export function RepeatedRules({ rules, onChange, faults, effects }: RepeatedRulesProps) {
  const addButton = useRef<HTMLButtonElement>(null);
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 text-base font-medium">Repeated temporary failures</legend>
      <p className="max-w-[75ch] text-sm text-muted">
        Counted in messages that were delayed, whatever came of them. Such a suppression may end by itself, so many days
        after the last failure.
      </p>
      {rules.length === 0 ? (
        <Suggestion effects={effects} />
      ) : (
        <ul>
          {rules.map((rule, at) => (
            <RepeatedRule
              key={rule.key}
              rule={rule}
              taken={rules.map(({ classification }) => classification)}
              faults={rowFaults(faults, at)}
              effects={effects}
              onChange={(changed) => onChange(rules.map((other) => (other.key === rule.key ? changed : other)))}
              onRemove={() => {
                onChange(rules.filter(({ key }) => key !== rule.key));
                // The button that had the focus goes with its row.
                addButton.current?.focus();
              }}
            />
          ))}
        </ul>
      )}
      {faults.repeated !== undefined && <p className="text-sm text-bad">{faults.repeated}</p>}
      <div>
        <Button
          ref={addButton}
          small
          disabled={rules.length === classOptions.length}
          onClick={() => onChange(withRepeated(rules))}
        >
          {rules.length === 0 ? "Add this rule" : "Add a rule"}
        </Button>
      </div>
    </fieldset>
  );
}

function Suggestion({ effects }: { effects: RuleEffects }) {
  const { classification, count, days, expiresDays } = suggestedRepeated;
  return (
    <div className="grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,1fr)_minmax(0,14rem)]">
      <p className="text-sm">
        No rule is on. For example: {labelOf(classification).toLowerCase()}, {count} messages within {days} days,
        suppressed for {expiresDays} days.
      </p>
      <RuleEffect rule={repeatedRule(classification)} effects={effects} />
    </div>
  );
}

type RowFaults = Partial<Record<"classification" | "count" | "days" | "expiresDays", string | undefined>>;

const rowFaults = (faults: DraftFaults, at: number): RowFaults => ({
  classification: faults[`repeated.${at}.classification`],
  count: faults[`repeated.${at}.count`],
  days: faults[`repeated.${at}.days`],
  expiresDays: faults[`repeated.${at}.expiresDays`],
});

interface RepeatedRuleProps {
  rule: RepeatedDraft;
  /** Classes that have a rule. */
  taken: readonly string[];
  faults: RowFaults;
  effects: RuleEffects;
  onChange: (rule: RepeatedDraft) => void;
  onRemove: () => void;
}

function RepeatedRule({ rule, taken, faults, effects, onChange, onRemove }: RepeatedRuleProps) {
  const { classification } = rule;
  const number = (name: "count" | "days" | "expiresDays") => ({
    inputMode: "numeric" as const,
    autoComplete: "off",
    value: rule[name],
    onChange: (event: { target: { value: string } }) => onChange({ ...rule, [name]: event.target.value }),
    error: faults[name],
  });
  return (
    <li className="border-b py-3">
      <fieldset className="grid min-w-0 gap-3">
        <legend className="sr-only">Rule for {labelOf(classification)}</legend>
        <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-[minmax(0,2fr)_repeat(3,minmax(0,1fr))]">
          <Select
            label="Class"
            className="max-sm:col-span-2"
            options={classOptions.filter(({ value }) => value === classification || !taken.includes(value))}
            value={classification}
            onChange={(event) => onChange({ ...rule, classification: event.target.value })}
            error={faults.classification}
          />
          <TextField label="Messages" {...number("count")} />
          <TextField label="Within days" {...number("days")} />
          <TextField label="Ends after days" hint="Empty: never" {...number("expiresDays")} />
        </div>
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <Button small look="quiet" aria-label={`Remove rule for ${labelOf(classification)}`} onClick={onRemove}>
            Remove rule
          </Button>
          <RuleEffect rule={repeatedRule(classification)} effects={effects} />
        </div>
      </fieldset>
    </li>
  );
}
