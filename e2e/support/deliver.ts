import { expect } from "@playwright/test";
import type { PostOptions } from "./sender";

type Options = PostOptions & { to?: "ark" | "postal" };
type Post = (payload: unknown, options?: Options) => Promise<Response>;

/** Posts as a sender does: again after a refusal for now, until the answer is the one expected. */
export async function deliver(post: Post, payload: unknown, options: Options = {}, status = 200): Promise<void> {
  await expect.poll(async () => (await post(payload, options)).status, { timeout: 30_000 }).toBe(status);
}
