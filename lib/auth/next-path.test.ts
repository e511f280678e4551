import { expect, it } from "vitest";
import { nextPath } from "@/lib/auth/next-path";

it.each([
  ["/bounces?range=7d&group=domain", "/bounces?range=7d&group=domain"],
  ["/", "/"],
  ["/messages?_rsc=1abc&to=a", "/messages?to=a"],
  [undefined, "/"],
  ["", "/"],
  ["bounces", "/"],
  ["https://evil.example/", "/"],
  ["//evil.example/", "/"],
  ["/\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["/.//evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["/login?next=/", "/"],
  ["/api/auth/sign-out", "/"],
])("leads from %j to %j", (wanted, path) => {
  expect(nextPath(wanted)).toBe(path);
});
