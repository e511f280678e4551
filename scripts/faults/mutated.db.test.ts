import { generateKeyPairSync, sign } from "node:crypto";
import { expect, test } from "vitest";
import { reader, transaction } from "@/lib/db/client";
import { receive } from "@/lib/ingest/receive";
import { verify } from "@/lib/rebuild/data";
import { addSource } from "@/lib/sources/mutations";
import { sourcesChanged } from "@/lib/sources/registry";
import { describeOnBothEngines } from "@/lib/testing/database";
import { currentScope } from "@/scripts/cli/scope";
import { Random } from "@/scripts/demo/random";
import { bodies } from "@/scripts/faults/burst";
import { mutate } from "@/scripts/faults/mutate";

const slug = "ark-mutated-4f1a9c0e";
const atOnce = 64;
// As small as Postal's installer makes them, so that most of the time goes into what is tested.
const keys = generateKeyPairSync("rsa", { modulusLength: 1024 });
const pem = keys.publicKey.export({ type: "spki", format: "pem" }).toString();

function request(body: string): Request {
  const bytes = Buffer.from(body);
  return new Request(`http://localhost/api/webhooks/${slug}`, {
    method: "POST",
    headers: { "x-ark-signature": sign("sha256", bytes, keys.privateKey).toString("base64") },
    body: bytes,
  });
}

describeOnBothEngines("bodies that no sender would post, validly signed", () => {
  test("20,000 of them are recorded, quarantined or refused as no JSON, and none is lost", async () => {
    await transaction((tx) =>
      addSource(tx, {
        id: "mutated",
        kind: "ark",
        name: "Mutated",
        slug,
        jwksUrl: null,
        publicKey: pem,
        boundTo: null,
      }),
    );
    sourcesChanged();
    const random = new Random("mutated in process");
    const originals = bodies(2000, "mutated in process");
    const kept = new Set<string>();
    const reasons = new Set<string>();
    for (let done = 0; done < 20_000; done += atOnce) {
      const batch = Array.from({ length: atOnce }, () => mutate(random.pick(originals), random));
      for (const outcome of await Promise.all(batch.map((body) => receive(slug, request(body))))) {
        if (outcome.kind === "refused") {
          reasons.add(outcome.reason);
        } else {
          kept.add(outcome.id);
        }
      }
    }
    expect([...reasons].filter((reason) => reason !== "bad_body")).toEqual([]);
    const [events, quarantined] = [await reader().event.count(), await reader().quarantined.count()];
    expect(events + quarantined).toBe(kept.size);
    expect(Math.min(events, quarantined)).toBeGreaterThan(500);
    expect(await verify(reader(), await currentScope(), () => undefined)).toMatchObject({
      ...{ wrongMessages: 0, orphans: 0, wrongCells: 0 },
    });
  }, 300_000);
});
