import { ApplyToPast } from "@/components/suppressions/policy/apply-to-past";
import { PolicyForm } from "@/components/suppressions/policy/policy-form";
import { UndoRule } from "@/components/suppressions/policy/undo-rule";
import { allows } from "@/lib/auth/scope";
import { localInput } from "@/lib/format";
import { loadShell } from "@/lib/shell/loaders";
import { loadPolicy } from "@/lib/suppressions/loaders";
import { ruleChoices } from "@/lib/suppressions/policy-words";

const dayMillis = 86_400_000;
const minuteMillis = 60_000;

async function loadEditing() {
  const [policy, shell] = await Promise.all([loadPolicy(), loadShell()]);
  return { ...shell, policy, canEdit: allows(shell.actor.scopes, ["suppressions"]) };
}

export async function PolicyPanel() {
  const { policy, canEdit } = await loadEditing();
  return <PolicyForm policy={policy} canEdit={canEdit} />;
}

export async function ApplyPanel() {
  const {
    policy: { since: _, ...policy },
    canEdit,
  } = await loadEditing();
  return <ApplyToPast policy={policy} canEdit={canEdit} />;
}

export async function UndoRulePanel() {
  const { policy, canEdit, now, zone } = await loadEditing();
  return (
    <UndoRule
      choices={ruleChoices(policy)}
      from={localInput(now - dayMillis, zone)}
      // What the rule did in this very minute is before the next one.
      to={localInput(now + minuteMillis, zone)}
      zone={zone}
      canEdit={canEdit}
    />
  );
}
