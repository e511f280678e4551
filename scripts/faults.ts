/** `npm run test:faults`: the fault tests of `npm test` at their full size, on both engines. */
import { spawn } from "node:child_process";

const child = spawn(
  process.execPath,
  ["node_modules/@playwright/test/cli.js", "test", "e2e/faults", ...process.argv.slice(2)],
  {
    stdio: "inherit",
    env: { ...process.env, FAULTS: "full" },
  },
);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => child.kill(signal));
}
child.once("exit", (code) => {
  process.exitCode = code ?? 1;
});
