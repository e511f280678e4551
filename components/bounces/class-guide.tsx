import { AdviceWords } from "@/components/bounces/advice-words";
import { LocalLink } from "@/components/ui/local-link";
import { Panel } from "@/components/ui/panel";
import { Badge, State } from "@/components/ui/state";
import { adviceOf } from "@/lib/bounces/advice";
import { bounceClassOf, groupLabels, groupOf, moveLabels } from "@/lib/bounces/constants";
import { moveOf } from "@/lib/bounces/sentence";

interface ClassGuideProps {
  name: string;
  /** A final failure of this class puts the address on the suppression list by itself. */
  suppresses: boolean;
}

/** What a class means, whose move it is, what to do, and what the policy does by itself. */
export function ClassGuide({ name, suppresses }: ClassGuideProps) {
  const known = bounceClassOf(name);
  return (
    <Panel
      boxed
      title={known?.label ?? name}
      subtitle={`${name}${known === undefined ? "" : `, code ${known.code}`}, group ${groupLabels[groupOf(name)].toLowerCase()}`}
      actions={<Badge>{known?.word ?? "undetermined"}</Badge>}
    >
      <p className="max-w-prose">
        {known?.meaning ??
          "The sender gave this class, and Mailgauge does not know it yet. Its answers below say what it is about."}
      </p>
      <dl className="mt-3 grid gap-3 sm:grid-cols-2">
        <div>
          <dt className="text-sm">Whose move</dt>
          <dd>{moveLabels[moveOf(name)]}</dd>
        </div>
        <div>
          <dt className="text-sm">Suppression</dt>
          <dd>
            {suppresses ? (
              <>
                <State kind="warning">Suppresses</State> A final failure puts the address on the{" "}
                <LocalLink className="link" href="/suppressions">
                  suppression list
                </LocalLink>
                .
              </>
            ) : (
              <>
                No address is suppressed for this class by itself;{" "}
                <LocalLink className="link" href="/suppressions/policy">
                  the policy
                </LocalLink>{" "}
                says so.
              </>
            )}
          </dd>
        </div>
      </dl>
      <AdviceWords advice={adviceOf(name)} />
    </Panel>
  );
}
