import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";

const examples = [
  "550 5.1.1 The email account that you tried to reach does not exist.",
  "421 4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your IP address.",
  "554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org",
] as const;

/** What to paste, and three answers to try. */
export function Examples({ onTry }: { onTry: (text: string) => void }) {
  return (
    <EmptyState
      title="No answer has been read yet"
      action={
        <ul aria-label="Examples" className="grid gap-2">
          {examples.map((text) => (
            <li key={text}>
              <Button small onClick={() => onTry(text)} className="mono h-auto py-1 text-left whitespace-normal!">
                Try: {text}
              </Button>
            </li>
          ))}
        </ul>
      }
    >
      <p>
        Paste what the receiving server said, from a message’s timeline, a bounce or a mail server’s log. Its class, the
        rule behind it and what to do will stand here.
      </p>
    </EmptyState>
  );
}
