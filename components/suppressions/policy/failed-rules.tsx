"use client";

import { useId } from "react";
import { ClassName } from "@/components/bounces/class-name";
import { RuleEffect, type RuleEffects } from "@/components/suppressions/policy/rule-effect";
import { StateIcon } from "@/components/ui/state";
import { failedRule } from "@/lib/suppressions/policy";
import { addressClasses, cautionOf, otherClasses } from "@/lib/suppressions/policy-words";

interface FailedRulesProps {
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  effects: RuleEffects;
}

/** The classes of which one permanent failure is enough. */
export function FailedRules({ chosen, onChange, effects }: FailedRulesProps) {
  const toggle = (name: string) =>
    onChange(chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name]);
  const row = (known: (typeof addressClasses)[number]) => (
    <FailedRule
      key={known.name}
      known={known}
      isOn={chosen.includes(known.name)}
      onToggle={() => toggle(known.name)}
      effects={effects}
    />
  );
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 text-base font-medium">After one permanent failure</legend>
      <p className="text-sm text-muted">The address itself is the cause:</p>
      <ul>{addressClasses.map(row)}</ul>
      <p className="mt-2 text-sm text-muted">Something else is the cause, and the recipient may be reached again:</p>
      <ul>{otherClasses.map(row)}</ul>
    </fieldset>
  );
}

interface FailedRuleProps {
  known: (typeof addressClasses)[number];
  isOn: boolean;
  onToggle: () => void;
  effects: RuleEffects;
}

function FailedRule({ known: { name, group, meaning }, isOn, onToggle, effects }: FailedRuleProps) {
  const id = useId();
  const caution = cautionOf(name);
  return (
    <li className="grid gap-x-4 gap-y-1 border-b py-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,14rem)]">
      <div className="min-w-0">
        <label className="flex min-h-6 items-center gap-2 max-lg:min-h-11">
          <input
            type="checkbox"
            checked={isOn}
            onChange={onToggle}
            aria-describedby={`${id}-meaning ${id}-effect`}
            className="size-4 shrink-0 accent-accent"
          />
          <ClassName name={name} group={group} />
        </label>
        <div id={`${id}-meaning`} className="grid gap-1 pl-6 text-sm">
          <p className="text-muted">{meaning}</p>
          {caution !== null && <Caution isOn={isOn}>{caution}</Caution>}
        </div>
      </div>
      <div className="max-sm:pl-6">
        <RuleEffect id={`${id}-effect`} rule={failedRule(name)} effects={effects} />
      </div>
    </li>
  );
}

/** Louder once the rule is on. */
function Caution({ isOn, children }: { isOn: boolean; children: string }) {
  return isOn ? (
    <p className="flex items-baseline gap-2 text-warn">
      <StateIcon kind="warning" named />
      <span>{children}</span>
    </p>
  ) : (
    <p className="text-muted">{children}</p>
  );
}
