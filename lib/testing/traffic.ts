/** Webhook bodies of made-up mail, the same for the same seed: every type, every end, late and strange ones too. */

export function random(seed: number): () => number {
  let state = seed >>> 0;
  // mulberry32
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface TrafficOptions {
  seed: number;
  /** Unix seconds of the first mail. */
  start: number;
  messages: number;
  /** How many different recipients; few make suppression come into play. */
  recipients?: number;
}

const failures = [
  ["invalid_recipient", 10, "550-5.1.1 No such user here.\n550 5.1.1 Check the address.", "5.1.1"],
  ["inactive_mailbox", 11, "550 5.2.1 This account is disabled.", "5.2.1"],
  ["mailbox_full", 12, "552 5.2.2 Mailbox full.", "5.2.2"],
  ["spam_block", 30, "554 5.7.1 Blocked by list.", "5.7.1"],
  [null, null, "550 5.1.1 User unknown", null],
] as const;
const providers = ["gmail.com", "outlook.com", "yahoo.com", "corp.example"] as const;

type Body = Record<string, unknown>;

class Traffic {
  readonly #next: () => number;
  readonly #recipients: number;
  readonly bodies: Body[] = [];

  constructor({ seed, recipients = 40 }: TrafficOptions) {
    this.#next = random(seed);
    this.#recipients = recipients;
  }

  pick<const Values extends readonly unknown[]>(values: Values): Values[number] {
    return values[Math.floor(this.#next() * values.length)];
  }

  chance(share: number): boolean {
    return this.#next() < share;
  }

  between(low: number, high: number): number {
    return low + this.#next() * (high - low);
  }

  /** In one of the three envelopes. */
  post(event: string, payload: Body, at: number): void {
    const kind = this.#next();
    if (kind < 0.4) {
      const uuid = `00000000-0000-4000-8000-${String(this.bodies.length).padStart(12, "0")}`;
      this.bodies.push({ event, timestamp: at + 0.05, uuid, payload });
    } else if (kind < 0.7) {
      this.bodies.push({ event, tenant_id: "cm6tenant", timestamp: at + 0.07, payload });
    } else {
      this.bodies.push(payload);
    }
  }

  mail(index: number, acceptedAt: number): void {
    const to = `user${Math.floor(this.#next() * this.#recipients)}@${this.pick(providers)}`;
    const message = {
      id: 1000 + index,
      token: `tok${String(index).padStart(13, "0")}`,
      direction: this.chance(0.03) ? "incoming" : "outgoing",
      message_id: `m${index}@shop.example`,
      to,
      from: this.chance(0.7) ? "orders@shop.example" : "news@brand.example",
      subject: `Order ${index}`,
      timestamp: acceptedAt,
      spam_status: "NotChecked",
      tag: this.pick(["receipt", "news", "", null]),
    };
    let at = acceptedAt + this.between(0.2, 20);
    const delays = this.chance(0.15) ? 1 + Math.floor(this.between(0, 4)) : 0;
    for (let delay = 0; delay < delays; delay++) {
      this.post("MessageDelayed", this.#delivery(message, "SoftFail", at, "452 4.2.2 Try later."), at);
      at += this.between(60, 4000);
    }
    this.#end(message, at);
  }

  #delivery(message: Body, status: string, at: number, output: string): Body {
    const attempted = status !== "Held";
    return {
      message,
      status,
      details: status === "Sent" ? `Message for ${String(message.to)} accepted by 192.0.2.9:25 (mx1.corp.example)` : "",
      output,
      sent_with_ssl: attempted ? true : null,
      timestamp: Number(at.toFixed(6)),
      time: attempted ? 1.5 : null,
    };
  }

  #end(message: Body, at: number): void {
    const fate = this.#next();
    if (fate < 0.1) {
      const [classification, code, output, enhanced] = this.pick(failures);
      const named =
        classification === null
          ? {}
          : {
              classification,
              classification_code: code,
              smtp_enhanced_code: enhanced,
              remote_host: "mx1.corp.example",
            };
      this.post("MessageDeliveryFailed", { ...this.#delivery(message, "HardFail", at, output), ...named }, at);
      if (this.chance(0.2)) {
        this.post("MessageSent", this.#delivery(message, "Sent", at + 500, "250 ok"), at + 500);
      }
      return;
    }
    if (fate < 0.15) {
      this.post("MessageHeld", this.#delivery(message, "Held", at, ""), at);
      if (this.chance(0.5)) {
        return;
      }
      at += 300;
    }
    if (fate > 0.97) {
      return;
    }
    this.post("MessageSent", this.#delivery(message, "Sent", at, "250 2.0.0 OK"), at);
    this.#after(message, at);
  }

  #after(message: Body, at: number): void {
    if (this.chance(0.05)) {
      const bounce = {
        ...message,
        token: `b${String(message.token)}`,
        direction: "incoming",
        from: "",
        timestamp: at + 40,
      };
      const subject = this.pick(["Undelivered Mail Returned to Sender", "Out of office"]);
      this.post("MessageBounced", { original_message: message, bounce: { ...bounce, subject } }, at + 40);
    }
    if (this.chance(0.3)) {
      const opened = at + this.between(10, 90_000);
      this.bodies.push({
        event: "MessageLoaded",
        timestamp: opened,
        uuid: `open-${String(message.token)}`,
        payload: { message, ip_address: "192.0.2.1", user_agent: null },
      });
    }
  }

  reports(at: number): void {
    const server = {
      uuid: "5f1c0f6e-52a4-4f0e-9d0c-0f2f6f1a2b3c",
      name: "Shop",
      permalink: "shop",
      organization: "acme",
    };
    this.post(
      "DomainDNSError",
      {
        server,
        domain: "shop.example",
        uuid: "a1b2c3d4-e5f6-4789-8abc-0123456789ab",
        dns_checked_at: at,
        spf_status: this.pick(["Invalid", "Missing", "OK"]),
        spf_error: "An SPF record exists but it doesn't include spf.example.com",
        dkim_status: "OK",
        dkim_error: null,
        mx_status: "Missing",
        mx_error: "There are no MX records for shop.example",
        return_path_status: "OK",
        return_path_error: null,
      },
      at,
    );
    const limit = { event: "SendLimitApproaching", timestamp: at + 1, uuid: `limit-${at}` };
    this.bodies.push({ ...limit, payload: { server, volume: Math.floor(this.between(900, 990)), limit: 1000 } });
  }
}

/** The bodies, as text, in the order in which things happened (nearly: like a real sender's). */
export function traffic(options: TrafficOptions): string[] {
  const made = new Traffic(options);
  for (let index = 0; index < options.messages; index++) {
    const at = Number((options.start + index * 13.37).toFixed(6));
    made.mail(index, at);
    if (index % 100 === 0) {
      made.reports(at);
    }
  }
  return made.bodies.map((body) => JSON.stringify(body));
}

/** A copy in another order, the same for the same seed. */
export function shuffled<T>(values: readonly T[], seed: number): T[] {
  const next = random(seed);
  return values
    .map((value) => ({ value, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
