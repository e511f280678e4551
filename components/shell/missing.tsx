import { LinkButton } from "@/components/ui/link-button";

/** An address that leads nowhere. */
export function Missing() {
  return (
    <>
      <h1 className="text-xl">There is no such page</h1>
      <p className="max-w-prose">
        The address may be mistyped, or what it showed may have been pruned with its messages.
      </p>
      <LinkButton href="/">To the overview</LinkButton>
    </>
  );
}
