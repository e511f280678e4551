"use client";

import Form from "next/form";
import { usePathname, useSearchParams } from "next/navigation";
import { useId } from "react";
import { changeParams } from "@/components/shell/kept-params";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { TextField } from "@/components/ui/field";
import { LocalLink } from "@/components/ui/local-link";
import { type Preset, presets } from "@/lib/cube/types";
import { localRoute } from "@/lib/local-route";

const names: Record<Preset, string> = {
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  "90d": "Last 90 days",
  "365d": "Last 365 days",
};

const segment = "inline-flex min-h-8 items-center px-2.5 text-sm whitespace-nowrap max-lg:min-h-11";

/** The range of the whole page, in its URL: `?range=`, or `?from=&to=` in the workspace's zone. */
export function RangePicker({ zone, preset }: { zone: string; preset: Preset }) {
  const path = usePathname();
  const current = new URLSearchParams(useSearchParams());
  const custom = current.has("from");
  const chosen = custom ? null : (presets.find((candidate) => candidate === current.get("range")) ?? preset);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <nav aria-label="Range" className="overflow-x-auto rounded-md border border-edge">
        <ul className="flex divide-x divide-edge">
          {presets.map((candidate) => (
            <li key={candidate}>
              <LocalLink
                href={changeParams(path, current, { range: candidate, from: null, to: null })}
                scroll={false}
                aria-current={candidate === chosen ? "true" : undefined}
                aria-label={names[candidate]}
                className={classNames(segment, candidate === chosen ? "bg-accent text-paper" : "hover:bg-panel")}
              >
                {candidate}
              </LocalLink>
            </li>
          ))}
        </ul>
      </nav>
      <CustomRange key={current.toString()} zone={zone} path={path} current={current} custom={custom} />
    </div>
  );
}

interface CustomRangeProps {
  zone: string;
  path: string;
  current: URLSearchParams;
  custom: boolean;
}

function CustomRange({ zone, path, current, custom }: CustomRangeProps) {
  const id = useId();
  const others = [...current].filter(([name]) => !["range", "from", "to", "cursor", "page"].includes(name));
  return (
    <>
      <Button
        small
        popoverTarget={id}
        className={custom ? "border-accent text-accent" : undefined}
        aria-label={custom ? "Custom range, chosen" : "Custom range"}
      >
        Custom
      </Button>
      <div id={id} popover="auto" className="explain">
        <Form action={localRoute(path)} className="grid gap-3">
          {others.map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
          <TextField
            label="From"
            name="from"
            type="datetime-local"
            required
            defaultValue={local(current.get("from"))}
          />
          <TextField label="To" name="to" type="datetime-local" required defaultValue={local(current.get("to"))} />
          <p className="text-xs text-muted">Times of {zone}, widened to whole hours.</p>
          <Button type="submit" look="primary" small>
            Show
          </Button>
        </Form>
      </div>
    </>
  );
}

/** What a datetime-local input can show of a parameter; times with an offset it cannot. */
function local(value: string | null): string | undefined {
  return value !== null && /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value) ? value : undefined;
}
