import { TroubleStrip } from "@/components/shell/trouble-strip";
import { loadTrouble } from "@/lib/shell/loaders";

export async function DataTrouble() {
  return <TroubleStrip {...(await loadTrouble())} />;
}
