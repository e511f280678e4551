"use client";

import { useQuery } from "@tanstack/react-query";
import { answered, failureWords } from "@/components/suppressions/use-edits";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { LocalLink } from "@/components/ui/local-link";
import { Fold } from "@/components/ui/panel";
import { Note, Skeleton } from "@/components/ui/states";
import { count } from "@/lib/format";
import { checkPastedAction } from "@/lib/suppressions/actions";
import { addressHref } from "@/lib/suppressions/href";
import type { CheckedAddress } from "@/lib/suppressions/types";

const longest = 200;

/** Which of pasted addresses are suppressed. */
export function CheckDialog({ text, onClose }: { text: string | null; onClose: () => void }) {
  return (
    <Dialog open={text !== null} onClose={onClose} title="Which of these are suppressed?">
      {text !== null && <Checked text={text} />}
    </Dialog>
  );
}

function Checked({ text }: { text: string }) {
  const { data, error } = useQuery({
    queryKey: ["checked", text],
    queryFn: () => answered(checkPastedAction(text)),
    retry: false,
  });
  if (error !== null) {
    return <Note kind="bad">{failureWords(error)}</Note>;
  }
  if (data === undefined) {
    return <Skeleton height={96} />;
  }
  const held = data.checked.filter(({ suppressed }) => suppressed);
  const free = data.checked.filter(({ suppressed }) => !suppressed);
  return (
    <div className="grid gap-3" role="status">
      <p className="text-lg">
        {count(held.length)} suppressed, {count(free.length)} not
      </p>
      {data.refused.length > 0 && (
        <Note kind="warning">
          {count(data.refused.length)} {data.refused.length === 1 ? "piece is" : "pieces are"} no e-mail address, such
          as “{data.refused[0]?.text}”.
        </Note>
      )}
      <Addresses title="Suppressed" addresses={held} open />
      <Addresses title="Not suppressed" addresses={free} />
    </div>
  );
}

interface AddressesProps {
  title: string;
  addresses: readonly CheckedAddress[];
  open?: boolean;
}

function Addresses({ title, addresses, open = false }: AddressesProps) {
  if (addresses.length === 0) {
    return null;
  }
  const all = addresses.map(({ address }) => address).join("\n");
  return (
    <Fold summary={`${title}: ${count(addresses.length)}`} open={open}>
      <div className="grid gap-2">
        <ul className="mono grid max-h-64 gap-1 overflow-y-auto text-sm">
          {addresses.slice(0, longest).map(({ address }) => (
            <li key={address}>
              <LocalLink href={addressHref(address)} className="link wrap-anywhere">
                {address}
              </LocalLink>
            </li>
          ))}
        </ul>
        {addresses.length > longest && (
          <p className="text-sm text-muted">The first {count(longest)} are shown; copy has all.</p>
        )}
        <div>
          <CopyButton text={all} what={`addresses: ${title.toLowerCase()}`} />
        </div>
      </div>
    </Fold>
  );
}
