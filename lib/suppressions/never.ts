/**
 * Whether a pattern of the policy spares an address (normalised). A pattern is an address in which `*` stands for
 * anything, or a domain alone, which stands for all addresses at it.
 */
export function isNever(patterns: readonly string[], address: string): boolean {
  return patterns.some((pattern) => matcherOf(pattern).test(address));
}

const matchers = new Map<string, RegExp>();

function matcherOf(pattern: string): RegExp {
  const known = matchers.get(pattern);
  if (known !== undefined) {
    return known;
  }
  const text = pattern.trim().toLowerCase();
  const whole = text.includes("@") ? text.replace(/^@/, "*@") : `*@${text}`;
  const parts = whole.split(/\*+/).map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  // Without a star in a star's reach there is nothing to try twice: each part is looked for once, lazily.
  const matcher = new RegExp(`^${parts.join("[^\\n]*?")}$`);
  matchers.set(pattern, matcher);
  return matcher;
}

const character = /^[^\s,;<>"()]+$/;

/** What is wrong with a pattern, in words; null if nothing is. */
export function patternFault(pattern: string): string | null {
  const text = pattern.trim();
  if (text === "" || text.length > 254 || !character.test(text) || text.split("@").length > 2) {
    return `“${text}” is neither an address nor a domain.`;
  }
  if (!/[^*@.]/.test(text)) {
    return `“${text}” would spare every address.`;
  }
  return text.split("*").length > 4 ? `“${text}” has more than three stars.` : null;
}
