import { describe, expect, test } from "vitest";
import { addressKey, parseAddress } from "@/lib/suppressions/address";

describe("parseAddress", () => {
  test.each([
    ["ana@corp.example", "ana@corp.example"],
    ["  Ana.Lima@Corp.EXAMPLE ", "ana.lima@corp.example"],
    ["ana+news@corp.example", "ana+news@corp.example"],
    ["o'brien/sales@corp.example", "o'brien/sales@corp.example"],
    ["ana@bücher.example", "ana@xn--bcher-kva.example"],
    ["ana@BÜCHER.example.", "ana@xn--bcher-kva.example"],
    ["Jörg@corp.example", "jörg@corp.example"],
    ["a..b.@docomo.ne.jp", "a..b.@docomo.ne.jp"],
    ['"a b"@corp.example', '"a b"@corp.example'],
    ['"a@b"@corp.example', '"a@b"@corp.example'],
  ])("takes %j as %j", (text, address) => {
    expect(parseAddress(text)).toEqual({ ok: true, value: { address, shown: text.trim() } });
  });

  test.each([
    "",
    "ana",
    "@corp.example",
    "ana@",
    "ana@corp",
    "ana@corp..example",
    "ana@-corp.example",
    "ana@192.0.2.1",
    "ana@corp.example, bob@corp.example",
    "Ana <ana@corp.example>",
    "a b@corp.example",
    "ana@corp.example\nbob",
    "ana@ex%41mple.com",
    "\ud800@corp.example",
    "a\u0000b@corp.example",
    `${"a".repeat(65)}@corp.example`,
    `ana@${"a.".repeat(130)}example`,
  ])("refuses %j", (text) => {
    expect(parseAddress(text).ok).toBe(false);
  });
});

describe("addressKey", () => {
  test("takes the address out of angle brackets", () => {
    expect(addressKey("Ana Lima <Ana@Corp.example>")).toBe("ana@corp.example");
  });

  test("lowers what is no address", () => {
    expect(addressKey(" Undisclosed Recipients ")).toBe("undisclosed recipients");
  });
});
