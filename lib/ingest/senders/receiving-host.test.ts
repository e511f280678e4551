import { describe, expect, it } from "vitest";
import { receivingHost } from "@/lib/ingest/senders/receiving-host";

describe("receivingHost", () => {
  it.each([
    [
      "Message for ana@gmail.com accepted by 142.250.27.26:25 (gmail-smtp-in.l.google.com)",
      "gmail-smtp-in.l.google.com",
    ],
    ["Message for a@b.example accepted by 192.0.2.1:25 (MX1.B.Example.) (from 198.51.100.7)", "mx1.b.example"],
    ["Message for a@b.example accepted by 2a00:1450::1b:25 (mx.b.example)", "mx.b.example"],
    ["Message for a@b.example accepted by [2a00:1450::1b]:25 (mx.b.example)", "mx.b.example"],
    ["Message sent by SMTP to mx.b.example (192.0.2.1) (from 198.51.100.7)", "mx.b.example"],
    ["Message sent by SMTP to mx.b.example (2a00:1450::1b)", "mx.b.example"],
    ["552 mailbox_full: Delivery to li@corp.example failed at 203.0.113.9:25 (mx1.corp.example)", "mx1.corp.example"],
    ["550 invalid recipient: Delivery to a@b.example failed at mx.b.example", "mx.b.example"],
    ["550 invalid recipient: Delivery to a@b.example failed at mx.b.example.", "mx.b.example"],
    ["Temporary SMTP delivery error when sending to 203.0.113.9:25 (mx1.corp.example)", "mx1.corp.example"],
    ["An error occurred while sending the message to 203.0.113.9:25 (mx1.corp.example)", "mx1.corp.example"],
    [
      "Permanent SMTP delivery error when sending to 203.0.113.9:25 (mx1.corp.example). Recipient added to suppression list (too many hard fails)",
      "mx1.corp.example",
    ],
    [
      "Temporary SMTP delivery error when sending to 203.0.113.9:25 (mx1.corp.example). Added a@b.example to suppression list because delivery has failed 18 times.",
      "mx1.corp.example",
    ],
    ["Message for accepted by 192.0.2.9:25 (evil.example) accepted by 192.0.2.1:25 (mx.b.example)", "mx.b.example"],
  ])("is named by “%s”", (details, host) => {
    expect(receivingHost(null, details)).toBe(host);
  });

  it.each([
    "No SMTP servers were available for b.example. Tried mx1.b.example, mx2.b.example and mx3.b.example",
    "No SMTP servers were available for b.example. No hosts to try.",
    "Connection error: Could not connect to any mail server for b.example",
    "Maximum number of delivery attempts (18) has been reached.",
    "Recipient (a@b.example) is on the suppression list (reason: too many hard fails)",
    "Received a 200 from https://app.b.example/incoming",
    "Message for a@b.example accepted by 192.0.2.1:25 (192.0.2.1)",
    "Message for a@b.example accepted by 2a00:1450::1b:25",
    "",
  ])("is not named by “%s”", (details) => {
    expect(receivingHost(null, details)).toBeNull();
  });

  it("is Ark's remote_host where there is one", () => {
    const details = "550 invalid_recipient: Delivery to a@b.example failed at 192.0.2.1:25 (mx.b.example)";
    expect(receivingHost("MX9.B.Example.", details)).toBe("mx9.b.example");
    expect(receivingHost("mx9.b.example:25", null)).toBe("mx9.b.example");
    expect(receivingHost("192.0.2.1", details)).toBe("mx.b.example");
    expect(receivingHost(null, null)).toBeNull();
  });
});
