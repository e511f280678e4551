"use client";

import { catchError, type ErrorInfo } from "next/error";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/states";

function PanelFailed({ what }: { what: string }, { error, retry }: ErrorInfo) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <ErrorState
      title={`${what} could not be read`}
      action={
        <Button small onClick={() => retry()}>
          Try again
        </Button>
      }
    >
      <p>
        Recording goes on apart from the pages.
        {digest !== undefined && (
          <>
            {" "}
            The server&apos;s log has the details under the digest <span className="mono">{digest}</span>.
          </>
        )}
      </p>
    </ErrorState>
  );
}

/** Keeps a panel that fails from taking the page with it. `what` begins the sentence: "Providers". */
export const PanelBoundary = catchError(PanelFailed);
