export interface RailEntry {
  path: string;
  label: string;
}

/** The eight entries of the rail, in its order. */
export const railEntries: readonly RailEntry[] = [
  { path: "/", label: "Overview" },
  { path: "/bounces", label: "Bounces" },
  { path: "/messages", label: "Messages" },
  { path: "/domains", label: "Domains" },
  { path: "/limits", label: "Limits" },
  { path: "/suppressions", label: "Suppressions" },
  { path: "/webhooks", label: "Webhooks" },
  { path: "/settings", label: "Settings" },
];

/** Whether a path is an entry's page or one below it. */
export function isWithin(path: string, entry: string): boolean {
  return entry === "/" ? path === "/" : path === entry || path.startsWith(`${entry}/`);
}
