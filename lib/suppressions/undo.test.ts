import { expect, test } from "vitest";
import type { Suppression } from "@/lib/suppressions/types";
import { openRemoval, sealRemoval, undoMillis } from "@/lib/suppressions/undo";

const facts: Suppression = {
  id: "sup_1",
  scope: "",
  address: "gone@corp.example",
  addressShown: "Gone@corp.example",
  reason: "invalid_recipient",
  origin: "policy",
  classification: "invalid_recipient",
  classifiedBy: "sender",
  answer: "550 5.1.1 no such user — é",
  eventId: null,
  messageId: "msg_1",
  sourceId: "ark",
  note: null,
  createdBy: "policy",
  createdAt: 1,
  updatedAt: 2,
  expiresAt: null,
};

test("gives back the facts of a removal whole", () => {
  expect(openRemoval(sealRemoval(facts, 1_000, "secret"), 2_000, "secret")).toEqual(facts);
});

test("a ticket that was changed, or signed by another, gives nothing", () => {
  const ticket = sealRemoval(facts, 1_000, "secret");
  const [payload = "", signature = ""] = ticket.split(".");
  const other = Buffer.from(Buffer.from(payload, "base64url").toString("utf8").replace("gone@", "else@"));
  expect(openRemoval(`${other.toString("base64url")}.${signature}`, 2_000, "secret")).toBeNull();
  expect(openRemoval(ticket, 2_000, "another")).toBeNull();
  expect(openRemoval("", 2_000, "secret")).toBeNull();
});

test("an hour later it is too late", () => {
  expect(openRemoval(sealRemoval(facts, 0, "secret"), undoMillis + 1, "secret")).toBeNull();
});
