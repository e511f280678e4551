import { SelectorForm, SelectorRemoval } from "@/components/domains/selector-form";
import { Mono } from "@/components/ui/mono";
import { State, type StateKind } from "@/components/ui/state";
import type { DkimKey, ObservedStatus } from "@/lib/domains/check/types";
import type { DkimSelector } from "@/lib/domains/types";

interface DkimKeysProps {
  domain: string;
  selectors: readonly DkimSelector[];
  keys: readonly DkimKey[];
  /** Selectors can be looked at. */
  looksUp: boolean;
}

const kinds: Record<ObservedStatus, StateKind> = { OK: "good", Missing: "bad", Invalid: "bad", NotKnown: "unknown" };

/** A line a selector that is known, and a field to enter another. */
export function DkimKeys({ domain, selectors, keys, looksUp }: DkimKeysProps) {
  return (
    <div className="grid gap-3 border-t pt-3">
      <h3 className="text-sm font-medium">Selectors</h3>
      {selectors.length > 0 && (
        <ul className="grid gap-2">
          {selectors.map(({ selector, origin }) => {
            const key = keys.find((one) => one.selector === selector);
            return (
              <li key={selector} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
                <Mono>{selector}</Mono>
                {key !== undefined && (
                  <State kind={kinds[key.status]}>{key.status === "NotKnown" ? "Not known" : key.status}</State>
                )}
                <span className="text-xs text-muted">
                  {[sizeOf(key), origin === "entered" ? "entered by hand" : "named in a report"]
                    .filter(Boolean)
                    .join(", ")}
                </span>
                {origin === "entered" && <SelectorRemoval domain={domain} selector={selector} />}
              </li>
            );
          })}
        </ul>
      )}
      {looksUp && <SelectorForm domain={domain} />}
    </div>
  );
}

function sizeOf(key: DkimKey | undefined): string | null {
  if (key === undefined || key.algorithm === null) {
    return null;
  }
  return key.algorithm === "rsa" ? `RSA, ${key.bits} bits` : "Ed25519";
}
