import { Mono } from "@/components/ui/mono";
import { Fold } from "@/components/ui/panel";
import { Note } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { plural } from "@/lib/format";
import type { Millis } from "@/lib/ingest/types";
import type { KeyState, SourceHealth } from "@/lib/sources/types";

interface KeyListProps {
  source: Pick<SourceHealth, "jwksUrl" | "hasPublicKey" | "keys">;
  keyState: KeyState | null;
  now: Millis;
  zone: string;
}

/** Since when the keys cannot be fetched; nothing while they can. */
export function KeyTrouble({ source, keyState, now, zone }: KeyListProps) {
  if (keyState === null || (keyState.failingSince === null && keyState.lastError === null)) {
    return null;
  }
  return (
    <Note kind={source.keys.length > 0 ? "warning" : "bad"}>
      {keyState.failingSince === null ? (
        "The signing key cannot be used. "
      ) : (
        <>
          The signing keys could not be fetched since{" "}
          <Time at={keyState.failingSince} now={now} zone={zone} focusable />.{" "}
          {source.keys.length > 0 && "The last good ones go on serving. "}
        </>
      )}
      {keyState.lastError !== null && <span className="break-words">{keyState.lastError}</span>}
    </Note>
  );
}

/** The keys that signatures are checked by. */
export function KeyList({ source, now, zone }: KeyListProps) {
  const pasted = source.hasPublicKey ? " and a pasted one" : "";
  return (
    <Fold summary={`Keys: ${plural(source.keys.length, "key")} fetched${pasted}`}>
      <div className="grid gap-3 text-sm">
        <p>
          {source.jwksUrl === null ? (
            "Signatures are checked by the pasted public key alone."
          ) : (
            <>
              Fetched from <Mono>{source.jwksUrl}</Mono>, when the first event comes and then hourly.
            </>
          )}
        </p>
        {source.keys.length > 0 && (
          <ul className="grid gap-2">
            {source.keys.map((key) => (
              <li key={key.kid} className="grid gap-0.5">
                <Mono>{key.kid === "" ? "(without an id)" : key.kid}</Mono>
                <span className="text-xs text-muted">
                  fetched <Time at={key.fetchedAt} now={now} zone={zone} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Fold>
  );
}
