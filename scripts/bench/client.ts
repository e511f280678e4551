/** Child of the ingest benchmark: posts prepared requests, each once, and prints what it saw as JSON. */
import { readFileSync } from "node:fs";
import autocannon from "autocannon";
import * as z from "zod";

const [url = "", file = "", first = "0", amount = "0", connections = "1"] = process.argv.slice(2);
const line = z.object({ body: z.string(), headers: z.record(z.string(), z.string()) });
const requests = readFileSync(file, "utf8")
  .trimEnd()
  .split("\n")
  .slice(Number(first), Number(first) + Number(amount))
  .map((text) => line.parse(JSON.parse(text)));

let next = 0;
const start = performance.now();
let lastAnswer = start;
const options: autocannon.Options = {
  url,
  connections: Number(connections),
  amount: requests.length,
  method: "POST",
  requests: [
    {
      setupRequest: (request) => {
        const prepared = requests[next % requests.length];
        next += 1;
        return {
          ...request,
          body: prepared?.body ?? "",
          headers: { "content-type": "application/json", ...prepared?.headers },
        };
      },
    },
  ],
};
const result = await new Promise<autocannon.Result>((resolve, reject) => {
  const running = autocannon(options, (error, finished) => (error ? reject(error) : resolve(finished)));
  // autocannon looks once a second whether it is done, which is no measure of a few seconds.
  running.on("response", () => {
    lastAnswer = performance.now();
  });
});
console.log(
  JSON.stringify({
    seconds: (lastAnswer - start) / 1000,
    taken: result["2xx"],
    refused: result.non2xx + result.errors + result.timeouts,
    p50: result.latency.p50,
    p99: result.latency.p99,
  }),
);
