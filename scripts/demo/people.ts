import { Random } from "@/scripts/demo/random";
import { type Mailboxes, mailboxes } from "@/scripts/demo/world";

const day = 86_400_000;
const given = [
  ...["ana", "ben", "clara", "david", "elif", "finn", "grace", "hugo", "ines", "jonas", "kira", "liam", "maya", "noah"],
  ...["olga", "paul", "quentin", "rosa", "sven", "tara", "uma", "viktor", "wanda", "xenia", "yusuf", "zoe"],
];
const family = [
  ...["adler", "berg", "costa", "dubois", "eriksen", "fischer", "garcia", "hansen", "ito", "jansen", "keller", "lopez"],
  ...["moreau", "novak", "okafor", "petrov", "quist", "rossi", "silva", "tanaka", "ulrich", "vogel", "weber", "young"],
];

export interface Person {
  address: string;
  mailboxes: Mailboxes;
  host: string;
  /** The mailbox is closed from then on (before the end of the history); null for nearly all. */
  goneAt: number | null;
  gone: "invalid_recipient" | "inactive_mailbox" | "invalid_domain";
}

/** The same person for the same number. */
export function person(seed: string, number: number): Person {
  const random = new Random(seed, "person", number);
  const box = random.weighted(mailboxes);
  const name = `${random.pick(given)}.${random.pick(family)}${random.chance(0.6) ? random.whole(1, 99) : ""}`;
  // Business addresses close when people leave; a few private ones were never right.
  const isGone = random.chance(box.weight < 8 ? 0.15 : 0.1);
  const kind = random.next();
  return {
    address: `${name}.${number.toString(36)}@${random.pick(box.domains)}`,
    mailboxes: box,
    host: random.pick(box.hosts),
    goneAt: isGone ? -random.between(0, 75 * day) : null,
    gone: kind < 0.86 ? "invalid_recipient" : kind < 0.97 ? "inactive_mailbox" : "invalid_domain",
  };
}
