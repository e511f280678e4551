import { createHash, createPublicKey, type KeyObject, verify } from "node:crypto";
import { connect, type Db } from "@/lib/db/engine";
import { env } from "@/lib/env";

let key: KeyObject | undefined;
let opened: Promise<Db> | undefined;

function publicKey(): KeyObject {
  key ??= createPublicKey(Buffer.from(process.env.BENCH_PUBLIC_KEY ?? "", "base64").toString("utf8"));
  return key;
}

function database(): Promise<Db> {
  const { engine, databaseUrl: url } = env();
  opened ??= connect({ engine, url }, "writes");
  return opened;
}

interface Delivery {
  event: string;
  payload: { message: { token: string; to: string; from: string }; timestamp: number };
}

/**
 * The plain way, to compare with: verify, parse, one `create` a request, answer. The same check, the same database
 * settings and the same table, without a queue, messages and figures. Only in the benchmark's own build.
 */
export async function POST(request: Request): Promise<Response> {
  const bytes = Buffer.from(await request.arrayBuffer());
  const signature = Buffer.from(request.headers.get("x-ark-signature") ?? "", "base64");
  if (!verify("sha256", bytes, publicKey(), signature)) {
    return Response.json({ error: "signature" }, { status: 401 });
  }
  const body = bytes.toString("utf8");
  const { event, payload }: Delivery = JSON.parse(body);
  const { message, timestamp } = payload;
  const digest = createHash("sha256").update(`${event} ${message.token} ${timestamp}`).digest("hex");
  const client = await database();
  const { id } = await client.event.create({
    data: {
      id: `evt_${digest.slice(0, 32)}`,
      sourceId: "plain",
      type: event,
      occurredAt: new Date(timestamp * 1000),
      receivedAt: new Date(),
      messageId: message.token,
      recipient: message.to,
      domain: message.from.slice(message.from.lastIndexOf("@") + 1),
      direction: "outgoing",
      body,
    },
    select: { id: true },
  });
  return Response.json({ status: "recorded", id });
}
