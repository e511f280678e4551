import { describe, expect, it } from "vitest";
import { bounceKind } from "@/lib/ingest/senders/bounce-kind";

const daemon = "MAILER-DAEMON@mx.corp.example";

describe("bounceKind", () => {
  it.each([
    "Undelivered Mail Returned to Sender",
    "Delivery Status Notification (Failure)",
    "Undeliverable: Automatic reply: Your order",
    "Undeliverable: Out of office",
    "Mail delivery failed: returning message to sender",
    "Mail System Error - Returned Mail",
    "Returned mail: see transcript for details",
    "failure notice",
    "DELIVERY FAILURE: User gone (gone@corp.example) not listed",
    "Unzustellbar: Ihre Bestellung",
    "Non remis : Votre commande",
    "No se puede entregar: Su pedido",
    "Non recapitabile: Il suo ordine",
    "Onbestelbaar: Uw bestelling",
    "Não é possível entregar: Seu pedido",
    "Undeliverable: Delivery delayed: Your order",
    "[EXTERNAL] Undeliverable: Out of office",
    "Your order 1042",
    "Re: Your order 1042",
    "Office chairs are out of stock",
    "Automation of replies",
    "",
  ])("takes “%s” as a bounce", (subject) => {
    expect(bounceKind(subject, daemon)).toBe("bounce");
    expect(bounceKind(subject, null)).toBe("bounce");
    expect(bounceKind(subject, "ana@corp.example")).toBe("bounce");
  });

  it.each([
    "Automatic reply: Your order 1042",
    "Auto-Reply: Your order",
    "Autoreply: Your order",
    "AutoReply",
    "Auto: Your order",
    "Out of Office: Your order",
    "Out of the office until Monday",
    "I am out of the office",
    "Re: Automatic reply: Your order",
    "[EXTERNAL] Automatic reply: Your order",
    "OOO Re: Your order",
    "Vacation reply",
    "Automatische Antwort: Ihre Bestellung",
    "Abwesenheitsnotiz: Ihre Bestellung",
    "AW: Abwesend bis 1. Dezember",
    "Réponse automatique : Votre commande",
    "Absence du bureau : Votre commande",
    "Respuesta automática: Su pedido",
    "Fuera de la oficina: Su pedido",
    "Risposta automatica: Il suo ordine",
    "Fuori ufficio: Il suo ordine",
    "Automatisch antwoord: Uw bestelling",
    "Afwezig: Uw bestelling",
    "Resposta automática: Seu pedido",
    "Fora do escritório",
    "Ausência temporária",
  ])("takes “%s” as an automatic reply, with or without a sender", (subject) => {
    expect(bounceKind(subject, "ana@corp.example")).toBe("auto-reply");
    expect(bounceKind(subject, null)).toBe("auto-reply");
    expect(bounceKind(subject.normalize("NFD").toUpperCase(), "")).toBe("auto-reply");
  });

  it("believes a person's mailbox that names an absence later in the subject, a mail system not", () => {
    expect(bounceKind("Ana Lima is out of the office", "Ana <ana@corp.example>")).toBe("auto-reply");
    expect(bounceKind("Notice about your mail: out of office", daemon)).toBe("bounce");
    expect(bounceKind("Notice about your mail: out of office", "Postmaster <postmaster@corp.example>")).toBe("bounce");
  });

  it("knows a responder by its address", () => {
    expect(bounceKind("We got your mail", "autoreply@corp.example")).toBe("auto-reply");
    expect(bounceKind("Undeliverable: Your order", "autoreply@corp.example")).toBe("bounce");
  });

  it.each([
    "Delivery Status Notification (Delay)",
    "Delayed Mail (still being retried)",
    "Warning: message 1qABcd-0003xy-2Z delayed 24 hours",
    "Warning: could not send message for past 4 hours",
    "Delivery delayed: Your order",
    "Mail delivery delayed",
    "Zustellung verzögert: Ihre Bestellung",
    "Verzögerte Zustellung",
    "Remise retardée : Votre commande",
    "Entrega retrasada: Su pedido",
    "Recapito ritardato: Il suo ordine",
    "Bezorging vertraagd: Uw bestelling",
    "Entrega atrasada: Seu pedido",
  ])("takes “%s” as a delay notice", (subject) => {
    expect(bounceKind(subject, daemon)).toBe("delay-notice");
    expect(bounceKind(subject, "")).toBe("delay-notice");
  });

  it("takes a report without a subject as a bounce", () => {
    expect(bounceKind(null, null)).toBe("bounce");
  });
});
