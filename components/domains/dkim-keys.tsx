import { SelectorForm, SelectorRemoval } from "@/components/domains/selector-form";
import { Mono } from "@/components/ui/mono";
import { State, type StateKind } from "@/components/ui/state";
import { tagsOf } from "@/lib/domains/check/tags";
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
                  {[sizeOf(key), origin === "entered" ? "entered by hand" : "named in a report", flagsOf(key)]
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

/** RFC 6376 3.6.1. */
const flagWords: Readonly<Record<string, string>> = { y: "testing", s: "not for subdomains" };

function flagsOf(key: DkimKey | undefined): string | null {
  const flags = tagsOf(key?.found[0]?.value ?? "").get("t") ?? "";
  const words = flags.split(":").flatMap((flag) => flagWords[flag.trim()] ?? []);
  return words.length === 0 ? null : `flags: ${words.join(", ")}`;
}

function sizeOf(key: DkimKey | undefined): string | null {
  if (key === undefined || key.algorithm === null) {
    return null;
  }
  return key.algorithm === "rsa" ? `RSA, ${key.bits} bits` : "Ed25519";
}
