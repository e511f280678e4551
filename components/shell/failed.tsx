"use client";

import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/states";

export interface FailedProps {
  error: Error & { digest?: string };
  retry: () => void;
}

/** A page that could not be made: what that means, and what to do. */
export function Failed({ error, retry }: FailedProps) {
  return (
    <>
      <h1 className="text-xl">This page could not be shown</h1>
      <ErrorState
        title="Something failed on the server"
        action={
          <Button look="primary" onClick={() => retry()}>
            Try again
          </Button>
        }
      >
        <p>
          Webhooks are recorded apart from the pages, so no event is lost by this. The server&apos;s log has the details
          {error.digest !== undefined && (
            <>
              {" "}
              under the digest <span className="mono">{error.digest}</span>
            </>
          )}
          .
        </p>
      </ErrorState>
    </>
  );
}
