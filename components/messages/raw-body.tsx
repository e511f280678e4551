import { Fold } from "@/components/ui/panel";

/** An event's body as text: never markup, whatever is in it. */
export function RawBody({ payload, of }: { payload: unknown; of: string }) {
  return (
    <Fold
      summary={
        <>
          Raw event<span className="sr-only"> of {of}</span>
        </>
      }
    >
      <pre className="mono rounded-sm bg-panel px-3 py-2 whitespace-pre-wrap">
        {typeof payload === "string" ? payload : JSON.stringify(payload, null, 2)}
      </pre>
    </Fold>
  );
}
