"use client";

import { useId } from "react";
import { RuleEffect, type RuleEffects } from "@/components/suppressions/policy/rule-effect";
import { TextField } from "@/components/ui/field";
import { suggestedBounced } from "@/lib/suppressions/constants";
import { bouncedRule } from "@/lib/suppressions/policy";
import { type BouncedMode, bouncedModes, type DraftFaults, type PolicyDraft } from "@/lib/suppressions/policy-draft";

const modeLabels: Readonly<Record<BouncedMode, string>> = {
  off: "Do nothing",
  first: "Suppress after the first",
  repeated: "Suppress after several",
};

interface BouncedRuleProps {
  bounced: PolicyDraft["bounced"];
  onChange: (bounced: PolicyDraft["bounced"]) => void;
  faults: DraftFaults;
  effects: RuleEffects;
}

/** What is done about messages that were accepted and came back. */
export function BouncedRule({ bounced, onChange, faults, effects }: BouncedRuleProps) {
  const name = useId();
  const triedWith =
    bounced.mode === "off"
      ? { triedWith: `After ${suggestedBounced.count} within ${suggestedBounced.days} days:` }
      : undefined;
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 text-base font-medium">Bounced after acceptance</legend>
      <p className="max-w-[75ch] text-sm text-muted">
        The receiving server took the message and sent it back later. Such a bounce names no class.
      </p>
      <div className="grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,1fr)_minmax(0,14rem)]">
        <div className="grid gap-1">
          {bouncedModes.map((mode) => (
            <label key={mode} className="flex min-h-6 items-center gap-2 max-lg:min-h-11">
              <input
                type="radio"
                name={name}
                checked={bounced.mode === mode}
                onChange={() => onChange({ ...bounced, mode })}
                className="size-4 shrink-0 accent-accent"
              />
              {modeLabels[mode]}
            </label>
          ))}
        </div>
        <RuleEffect rule={bouncedRule} effects={effects} {...triedWith} />
      </div>
      {bounced.mode === "repeated" && (
        <div className="grid max-w-xs grid-cols-2 gap-3 pl-6">
          <TextField
            label="Bounces"
            inputMode="numeric"
            autoComplete="off"
            value={bounced.count}
            onChange={(event) => onChange({ ...bounced, count: event.target.value })}
            error={faults["bounced.count"]}
          />
          <TextField
            label="Within days"
            inputMode="numeric"
            autoComplete="off"
            value={bounced.days}
            onChange={(event) => onChange({ ...bounced, days: event.target.value })}
            error={faults["bounced.days"]}
          />
        </div>
      )}
    </fieldset>
  );
}
