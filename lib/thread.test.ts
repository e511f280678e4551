import { Worker } from "node:worker_threads";
import { afterEach, expect, test } from "vitest";
import { Thread } from "@/lib/thread";

interface Question {
  say: string;
}
interface Answer {
  said: string;
}

const source = `
  const { parentPort } = require("node:worker_threads");
  parentPort.on("message", ({ id, say }) => {
    if (say === "die") process.exit(3);
    setTimeout(() => parentPort.postMessage({ id, said: say.toUpperCase() }), say.length);
  });
`;
let started = 0;
let thread: Thread<Question, Answer>;

function make() {
  started = 0;
  thread = new Thread(
    () => {
      started += 1;
      return new Worker(source, { eval: true });
    },
    (cause) => new Error("lost", { cause }),
  );
  return thread;
}

afterEach(() => thread.end());

test("answers find their questions, whichever comes first", async () => {
  const { ask } = make();
  const said = await Promise.all(["a long one", "b"].map((say) => ask.call(thread, { say })));
  expect(said.map((answer) => answer.said)).toEqual(["A LONG ONE", "B"]);
  expect(started).toBe(1);
});

test("what cannot be sent fails alone and leaves nothing waiting", async () => {
  make();
  const question = { say: "x", how: () => "a function cannot be sent" };
  await expect(thread.ask(question)).rejects.toThrow("could not be cloned");
  expect(thread.waiting).toBe(0);
  expect(await thread.ask({ say: "x" })).toMatchObject({ said: "X" });
});

test("a thread that ends fails what waits for it, and the next question starts another", async () => {
  make();
  await thread.ask({ say: "x" });
  const waiting = [thread.ask({ say: "something that takes long" }), thread.ask({ say: "die" })];
  const ends = await Promise.allSettled(waiting);
  expect(ends.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await thread.ask({ say: "y" })).toMatchObject({ said: "Y" });
  expect(started).toBe(2);
});
