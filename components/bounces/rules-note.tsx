import { Mono } from "@/components/ui/mono";
import { Note } from "@/components/ui/states";

interface RulesNoteProps {
  /** Version of the rules that gave the classes of the past; null: before versions were kept. */
  stored: number | null;
  current: number;
  /** There are messages that today's rules may class otherwise. */
  stale: boolean;
}

/** Says that classes of ours were given by other rules than today's; nothing where they were not. */
export function RulesNote({ stored, current, stale }: RulesNoteProps) {
  if (!stale) {
    return null;
  }
  const given = stored === null ? "an older version of our rules" : `version ${stored} of our rules`;
  return (
    <Note kind="warning">
      Classes of older messages were given by {given}; this release has version {current}. Run{" "}
      <Mono>npm run cli -- reclassify</Mono> to have them all by the same rules; with <Mono>--dry-run</Mono> it says
      first what would change.
    </Note>
  );
}
