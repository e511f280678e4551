import { describe, expect, test } from "vitest";
import { domainName, isPublicName } from "@/lib/dns/public-name";

describe("domainName", () => {
  test.each([
    ["Mail.Example.COM.", "mail.example.com"],
    ["_dmarc.example.com", "_dmarc.example.com"],
    ["bücher.example.com", "xn--bcher-kva.example.com"],
    ["localhost", "localhost"],
    ["", null],
    ["a..example.com", null],
    ["-a.example.com", null],
    ["a b.example.com", null],
    ["<img src=x>.example.com", null],
    ["example.com/../x", null],
    ["exa\u001b[31mmple.com", null],
    [`${"a".repeat(64)}.example.com`, null],
    [`${"a.".repeat(126)}example.com`, null],
  ])("%j is %j", (text, name) => {
    expect(domainName(text)).toBe(name);
  });
});

describe("isPublicName", () => {
  test.each([
    "example.com",
    "psrp.mail.example.co.uk",
    "postal-abc._domainkey.example.com",
    "_dmarc.example.org",
    "shop.blogspot.com",
  ])("%s may be asked for", (name) => {
    expect(isPublicName(name)).toBe(true);
  });

  test.each([
    "localhost",
    "com",
    "co.uk",
    "127.0.0.1",
    "169.254.169.254",
    "::1",
    "printer.local",
    "metadata.google.internal",
    "db.internal.corp",
    "northwind.example",
    "abc.onion",
    "1.0.0.127.in-addr.arpa",
    "Example.com",
    "example.com.",
  ])("%s may not", (name) => {
    expect(isPublicName(name)).toBe(false);
  });
});
