"use client";

import { ChooseFile } from "@/components/suppressions/import/choose-file";
import { ImportDone } from "@/components/suppressions/import/import-done";
import { ImportFailed } from "@/components/suppressions/import/import-failed";
import { ImportForm } from "@/components/suppressions/import/import-form";
import { ImportRunning } from "@/components/suppressions/import/import-running";
import { useImport } from "@/components/suppressions/import/use-import";
import { spokenWords } from "@/components/suppressions/import/words";

/** Brings a file onto the list: choose, look, import, result. */
export function ImportFile() {
  const steps = useImport();
  return (
    <div className="grid gap-6">
      <p role="status" className="sr-only">
        {steps.look.trouble === null && spokenWords(steps.state, steps.look.preview?.shape ?? null)}
      </p>
      <Step {...steps} />
    </div>
  );
}

function Step({ state, look, dispatch, choose, run }: ReturnType<typeof useImport>) {
  const restart = () => dispatch({ type: "restarted" });
  switch (state.step) {
    case "choosing":
    case "previewed": {
      const chosen = state.step === "previewed" ? state.chosen : null;
      return (
        <>
          <ChooseFile
            trouble={state.step === "choosing" ? state.trouble : look.trouble}
            takesFocus={state.isReturn}
            onChoose={choose}
            onAgain={look.again}
          />
          {chosen !== null && look.preview !== null && (
            <ImportForm
              chosen={chosen}
              preview={look.preview}
              isStale={look.isStale}
              onAssign={(mapping, column, field) => dispatch({ type: "assigned", mapping, column, field })}
              onHeader={(hasHeader) => dispatch({ type: "headed", hasHeader })}
              onOptions={(options) => dispatch({ type: "optioned", options })}
              onImport={(mapping, hasHeader) => run(chosen, mapping, hasHeader)}
            />
          )}
        </>
      );
    }
    case "running":
      return <ImportRunning running={state} />;
    case "done":
      return <ImportDone done={state} onRestart={restart} />;
    case "failed":
      return <ImportFailed failed={state} onRetry={() => dispatch({ type: "retried" })} onRestart={restart} />;
    default:
      return state satisfies never;
  }
}
