export type SenderKind = "ark" | "postal";

/** A request header that carries a signature; the algorithm follows from its name, never from its length. */
export interface SignatureHeaderName {
  header: string;
  algorithm: "sha256" | "sha1";
}

/** What is particular to one sender. Its payloads are not: Ark runs on Postal's code. */
export interface SenderProfile {
  kind: SenderKind;
  label: string;
  /** Strongest first. */
  signatureHeaders: readonly SignatureHeaderName[];
  keyIdHeader: string;
  /** Where the signing keys are by default; null where each installation has its own. */
  jwksUrl: string | null;
  /** The path of the JWKS on an installation of one's own. */
  jwksPath: string;
  /** How the sender repeats a delivery that was not answered with 2xx. */
  retries: string;
  /** Sentences for the set-up page, in the order of doing. */
  setup: readonly string[];
}
