import { groupColor } from "@/components/charts/colors";
import { Swatch } from "@/components/ui/tab-links";
import { bounceClassOf, type Group, groupOf } from "@/lib/bounces/constants";

/** What stands for mail bounced after acceptance: it has no class. */
export const afterAcceptance = "Bounced after acceptance";

/** A class in words, for a title or a name; "" is none. */
export function classWords(name: string): string {
  return name === "" ? afterAcceptance : (bounceClassOf(name)?.label ?? name);
}

/** The name of a class after a dot in its group's colour. A name that a sender made up is shown as it is. */
export function ClassName({ name, group = groupOf(name) }: { name: string; group?: Group | undefined }) {
  const known = bounceClassOf(name);
  return (
    <span className="inline-flex items-baseline gap-2 text-left">
      {name !== "" && <Swatch color={groupColor[group]} />}
      <span>
        {name === "" ? afterAcceptance : (known?.label ?? <span className="mono">{name}</span>)}
        {known !== undefined && (
          <>
            {" "}
            <span className="mono whitespace-nowrap text-muted max-sm:hidden">{name}</span>
          </>
        )}
      </span>
    </span>
  );
}
