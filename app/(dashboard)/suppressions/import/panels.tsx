import { ImportFile } from "@/components/suppressions/import/import-file";
import { EmptyState } from "@/components/ui/states";
import { allows } from "@/lib/auth/scope";
import { loadShell } from "@/lib/shell/loaders";

export async function ImportPanel() {
  const { actor } = await loadShell();
  return allows(actor.scopes, ["suppressions"]) ? (
    <ImportFile />
  ) : (
    <EmptyState title="You may look at the list, but not change it.">
      <p>Ask an owner of this workspace to import the file.</p>
    </EmptyState>
  );
}
