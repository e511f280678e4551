import type { Advice } from "@/lib/bounces/advice";
import type { ProviderPage } from "@/lib/bounces/provider-advice/types";

/** What to do, in the order of doing; before it what the provider means, where it is known whose answer it is. */
export function AdviceWords({ advice }: { advice: Omit<Advice, "move"> }) {
  const { provider, means, steps, page } = advice;
  return (
    <>
      {provider !== null && (
        <p className="mt-2 max-w-prose">
          <strong>{provider}:</strong> {means}
        </p>
      )}
      <h3 className="mt-3 text-sm">What to do</h3>
      <ol className="mt-1 max-w-prose list-decimal space-y-1 pl-5">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {page !== null && (
        <p className="mt-2 text-sm">
          <PageLink page={page} />
        </p>
      )}
    </>
  );
}

/** A page of somebody else: it is not told where its reader comes from. */
export function PageLink({ page }: { page: ProviderPage }) {
  return (
    <a className="link wrap-anywhere" href={page.url} target="_blank" rel="noreferrer noopener">
      {page.label}
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}
