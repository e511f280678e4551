"use client";

/** Replaces the root layout when that fails itself, so it brings its own html. */
export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Mailgauge</title>
        <main>
          <h1>Mailgauge could not show this page</h1>
          <p>
            Webhooks are recorded apart from the pages. The server&apos;s log has the details
            {error.digest === undefined ? "." : ` under the digest ${error.digest}.`}
          </p>
          <button type="button" onClick={() => retry()}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
