/** Child of the ingest benchmark: signs webhooks beforehand, so that signing is not what is measured. */

import { sign } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, readFileSync } from "node:fs";
import { Random } from "@/scripts/demo/random";

const [file = "", keyFile = "", kid = "", count = "0", first = "0", tags = "few"] = process.argv.slice(2);
const key = readFileSync(keyFile, "utf8");
const output = createWriteStream(file);
const recipients = ["gmail.com", "outlook.com", "yahoo.com", "icloud.com", "gmx.de", "corp.example"];
const startedAt = Date.now() / 1000 - 3600;

/** A delivery as Ark reports it; every one of another message. */
function body(number: number): string {
  const random = new Random("bench", tags, number);
  const at = startedAt + number / 1000;
  const to = `user${random.whole(0, 50_000)}@${random.pick(recipients)}`;
  return JSON.stringify({
    event: "MessageSent",
    tenant_id: `tenant-${number % 3}`,
    timestamp: at + 0.01,
    payload: {
      message: {
        ...{
          id: number,
          token: `${tags[0]}${random.token(7)}${number.toString(36).padStart(8, "0")}`,
          direction: "outgoing",
        },
        ...{
          message_id: `${random.hex(12)}@rp.arkhq.io`,
          to,
          from: `news@brand${number % 5}.example`,
          subject: "Your order",
        },
        ...{ timestamp: at - 2, spam_status: "NotChecked", metadata: null },
        tag: tags === "unique" ? `tag-${number}` : `tag-${number % 12}`,
      },
      status: "Sent",
      details: `Message for ${to} accepted by 192.0.2.26:25 (gmail-smtp-in.l.google.com)`,
      output: `250 2.0.0 OK  ${Math.floor(at)} ${random.hex(13)}-${random.hex(3)}.${number % 90} - gsmtp`,
      ...{ sent_with_ssl: true, timestamp: at, time: 1.22 },
    },
  });
}

for (let number = Number(first); number < Number(first) + Number(count); number += 1) {
  const text = body(number);
  const signature = sign("sha256", Buffer.from(text), key).toString("base64");
  if (
    !output.write(
      `${JSON.stringify({ body: text, headers: { "x-ark-signature": signature, "x-ark-signature-kid": kid } })}\n`,
    )
  ) {
    await once(output, "drain");
  }
}
output.end();
await once(output, "finish");
