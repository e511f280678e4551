import { err, type Result } from "@/lib/result";
import { type Address, parseAddress } from "@/lib/suppressions/address";
import { unguarded } from "@/lib/suppressions/file/csv-line";

/** A name and an address; what is longer is searched for none. */
const maxLength = 1_000;
const edges = /^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/g;
const angle = /<([^<>]*)>$/;
const quotes = /^(["'])(.*)\1$/s;
const mailto = /^mailto:([^?]*)/i;

/** The address that a cell holds: bare, quoted, `mailto:`, or behind a name as in `Ana <ana@x.example>`. */
export function addressIn(cell: string): Result<Address, string> {
  const trimmed = cell.trim();
  const text = trimmed.length > maxLength ? trimmed : trimmed.replace(edges, "");
  if (text === "") {
    return err("address is missing");
  }
  // First without the guard: with it, it is an address too.
  const withoutGuard = parseAddress(unguarded(text));
  const bare = withoutGuard.ok ? withoutGuard : parseAddress(text);
  if (bare.ok || text.length > maxLength) {
    return bare;
  }
  const inner = innerOf(text);
  const within = inner === null ? bare : addressIn(inner);
  return within.ok ? within : bare;
}

function innerOf(text: string): string | null {
  return angle.exec(text)?.[1] ?? quotes.exec(text)?.[2] ?? mailto.exec(text)?.[1] ?? null;
}
