import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { UsageError } from "@/scripts/cli/usage";

/** From MAILGAUGE_PASSWORD, else asked for without showing it, else the first line of standard input. */
export async function readPassword(): Promise<string> {
  const given = process.env.MAILGAUGE_PASSWORD;
  if (given !== undefined && given !== "") {
    return given;
  }
  const isTerminal = process.stdin.isTTY === true;
  if (isTerminal) {
    process.stderr.write("Password: ");
  }
  const lines = createInterface({
    input: process.stdin,
    // readline repeats what is typed on its output.
    output: new Writable({ write: (_chunk, _encoding, done) => done() }),
    terminal: isTerminal,
  });
  for await (const line of lines) {
    lines.close();
    if (isTerminal) {
      process.stderr.write("\n");
    }
    return line;
  }
  throw new UsageError("There is no password: give --password, MAILGAUGE_PASSWORD, or a line on standard input.");
}
