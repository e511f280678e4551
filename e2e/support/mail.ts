import { randomBytes } from "node:crypto";

/** A domain that no other test sends from, so that its figures can be counted on. */
export const ownDomain = () => `shop-${randomBytes(5).toString("hex")}.example`;

export interface Mail {
  domain: string;
  to?: string;
  tag?: string | null;
  subject?: string;
  direction?: "outgoing" | "incoming";
  /** Seconds since the epoch when the sender took it. */
  acceptedAt?: number;
}

export interface Failure {
  classification: string;
  code: number;
  enhanced: string;
  answer: string;
  host: string;
}

export const blocked: Failure = {
  classification: "spam_block",
  code: 30,
  enhanced: "5.7.1",
  answer:
    "550-5.7.1 [203.0.113.9] Our system has detected that this message is likely unsolicited mail.\n550 5.7.1 Blocked.",
  host: "gmail-smtp-in.l.google.com",
};
export const unknownMailbox: Failure = {
  classification: "invalid_recipient",
  code: 10,
  enhanced: "5.1.1",
  answer: "550 5.1.1 <b>No such user</b> here",
  host: "mx1.corp.example",
};
export const full: Failure = {
  classification: "mailbox_full",
  code: 12,
  enhanced: "4.2.2",
  answer: "452 4.2.2 The recipient's mailbox is full.",
  host: "mx1.corp.example",
};

/** One message as Ark and Postal tell of it: the bare payload of each event. */
export class Letter {
  readonly token = randomBytes(8).toString("hex");
  readonly to: string;
  readonly message: object;
  readonly acceptedAt: number;

  constructor({ domain, to, tag = null, subject = "March", direction = "outgoing", acceptedAt }: Mail) {
    this.acceptedAt = acceptedAt ?? Date.now() / 1000 - 60;
    this.to = to ?? `${this.token}@gmail.com`;
    this.message = {
      id: Number.parseInt(this.token.slice(0, 7), 16),
      token: this.token,
      direction,
      message_id: `${this.token}@rp.example`,
      to: this.to,
      from: `news@${domain}`,
      subject,
      timestamp: this.acceptedAt,
      spam_status: "NotChecked",
      tag,
    };
  }

  /** `after` is in seconds from when it was accepted. */
  sent({ after = 5, host = "gmail-smtp-in.l.google.com" } = {}): object {
    return {
      message: this.message,
      status: "Sent",
      details: `Message for ${this.to} accepted by 203.0.113.9:25 (${host})`,
      output: "250 2.0.0 OK",
      sent_with_ssl: true,
      timestamp: this.acceptedAt + after,
      time: 0.9,
    };
  }

  failed(failure: Failure, { after = 5 } = {}): object {
    return this.#trouble("HardFail", failure, after);
  }

  delayed(failure: Failure, { after = 5 } = {}): object {
    return this.#trouble("SoftFail", failure, after);
  }

  held(details: string, { after = 5 } = {}): object {
    return {
      message: this.message,
      status: "Held",
      details,
      output: "",
      sent_with_ssl: false,
      timestamp: this.acceptedAt + after,
      time: 0,
    };
  }

  bounced({ after = 30 } = {}): object {
    return {
      original_message: this.message,
      bounce: {
        id: 415,
        token: `b${this.token}`,
        direction: "incoming",
        message_id: "ndr@mx1.corp.example",
        to: "q7w8e9@psrp.example",
        from: "MAILER-DAEMON@mx1.corp.example",
        subject: "Undelivered Mail Returned to Sender",
        timestamp: this.acceptedAt + after,
        spam_status: "NotChecked",
        tag: null,
      },
    };
  }

  #trouble(status: "HardFail" | "SoftFail", failure: Failure, after: number): object {
    const { classification, code, enhanced, answer, host } = failure;
    return {
      message: this.message,
      status,
      details: `${answer.slice(0, 3)} ${classification}: Delivery to ${this.to} failed at 203.0.113.9:25 (${host})`,
      output: answer,
      sent_with_ssl: true,
      timestamp: this.acceptedAt + after,
      time: 0.84,
      classification,
      classification_code: code,
      smtp_enhanced_code: enhanced,
      remote_host: host,
    };
  }
}
