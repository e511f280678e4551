import type { BounceKind } from "@/lib/ingest/types";

// Subjects begin with these, in the languages of the mail systems that write them (English, German,
// French, Spanish, Italian, Dutch, Portuguese); without accents, lower case.

/** Reports of failure. They come first: the subject of the returned mail often follows, and may say anything. */
const failure = startsWithOneOf([
  "undeliver",
  "delivery status notification \\(failure",
  "delivery failure",
  "delivery has failed",
  "delivery failed",
  "mail delivery (?:failed|failure|system)",
  "mail system error",
  "message delivery failed",
  "returned mail",
  "returned to sender",
  "failure notice",
  "unzustellbar",
  "nicht zustellbar",
  "zustellung fehlgeschlagen",
  "non remis",
  "non distribuable",
  "echec de (?:la )?(?:remise|livraison|distribution)",
  "no se puede entregar",
  "no entregado",
  "error de entrega",
  "non recapitabile",
  "recapito non riuscito",
  "mancato recapito",
  "onbestelbaar",
  "niet bezorgd",
  "nao (?:e possivel )?entreg",
  "falha (?:na|de) entrega",
]);

const delay = startsWithOneOf([
  "delivery status notification \\(delay",
  "delayed mail",
  "delayed delivery",
  "delayed:",
  "delivery (?:is |was )?delayed",
  "(?:mail|message|e-?mail) (?:delivery )?(?:is |was |has been )?delayed",
  "warning: (?:your )?message .{0,80}delayed",
  "warning: could not send message for past",
  "warning - delayed mail",
  "zustellung verzogert",
  "zustellung (?:ist |wurde )?verzogert",
  "verzogerte (?:zustellung|nachricht)",
  "verzogert:",
  "(?:remise|livraison|distribution) (?:retardee|differee)",
  "retarde",
  "entrega (?:retrasada|demorada|atrasada|adiada)",
  "retraso en la entrega",
  "atraso na entrega",
  "(?:recapito|consegna) (?:ritardat|in ritardo)",
  "(?:bezorging|levering|aflevering) (?:is )?(?:vertraagd|uitgesteld)",
  "vertraagde (?:bezorging|levering|aflevering)",
]);

const autoReply = startsWithOneOf([
  "auto(?:matic|mated)?[ -]?(?:reply|replay|response|answer|responder)",
  "auto: ",
  "autoreply",
  "(?:i am |i'm |i’m )?(?:currently )?out[ -]of[ -](?:the[ -])?office",
  "ooo\\b",
  "(?:on )?(?:annual |parental |maternity )?(?:leave|vacation|holiday)[: ](?:auto|reply|message|notice|until|re:)",
  "(?:vacation|holiday|away) (?:reply|response|message|notice)",
  "away from (?:my |the )?(?:office|desk|mail)",
  "automatische (?:antwort|ruckantwort|ruckmeldung|abwesenheits)",
  "autom\\. (?:antwort|reply)",
  "abwesen(?:heit|d)",
  "(?:bin |ich bin )?(?:nicht im|ausser|außer) (?:buro|haus)",
  "reponse automatique",
  "(?:message|notification) d.absence",
  "abs(?:ence|ent|ente) (?:du|de|temporaire)",
  "respuesta automatica",
  "(?:estoy )?fuera de (?:la )?oficina",
  "risposta automatica",
  "fuori (?:sede|ufficio|dall.ufficio)",
  "assenza dall.ufficio",
  "automatisch(?:e)? (?:antwoord|bericht|beantwoord)",
  "afwezig",
  "(?:niet op|buiten) kantoor",
  "resposta automatica",
  "(?:estou )?fora do escritorio",
  "ausencia (?:temporaria|del? |do )",
]);

/** Said anywhere in a subject that a person's mailbox sent, these name an absence too: "Ana Lima is out of the office". */
const autoReplyWithin =
  /\bout of (?:the )?office\b|\bauto(?:matic)?[ -]?reply\b|\babwesenheitsnotiz\b|\breponse automatique\b|\brespuesta automatica\b|\brisposta automatica\b|\bresposta automatica\b|\bautomatisch antwoord\b|\bautomatische antwort\b/;

/** Tags that gateways and clients put in front. */
const leading = /^(?:\s|\[[^\]]{0,40}\]|\*{1,5}[^*]{0,40}\*{1,5}|(?:re|aw|fw|fwd|tr|rv|sv|antw)\s?:)+/;
const mailSystem = /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon|daemon|bounces?|mail(?:-|\.)?delivery)\b/;
const responder = /^(?:auto-?(?:reply|responder|response|respond)|vacation|out-?of-?office)\b/;

/**
 * What a mail to the return path is, by its subject and sender. Postal reports any mail that quotes the
 * message: besides real bounces, answers of absent people and notices that delivery goes on. In doubt
 * it is a bounce.
 */
export function bounceKind(subject: string | null, from: string | null): BounceKind {
  const words = plain(subject ?? "").replace(leading, "");
  const sender = plain(from ?? "").replace(/^.{0,200}</, "");
  if (failure.test(words)) {
    return "bounce";
  }
  if (delay.test(words)) {
    return "delay-notice";
  }
  if (autoReply.test(words) || responder.test(sender)) {
    return "auto-reply";
  }
  const byPerson = sender !== "" && !mailSystem.test(sender);
  return byPerson && autoReplyWithin.test(words) ? "auto-reply" : "bounce";
}

function startsWithOneOf(phrases: readonly string[]): RegExp {
  return new RegExp(`^(?:${phrases.join("|")})`);
}

function plain(text: string): string {
  return text
    .slice(0, 400)
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .trim();
}
