import { addressIn } from "@/lib/suppressions/file/address-cell";

export interface Pasted {
  addresses: { address: string; shown: string }[];
  /** What is no address: the line it stands on, from 1, and why. */
  refused: { line: number; text: string; message: string }[];
}

const longestText = 200;

/** A line may hold several, and a name may stand before an address: `Ana <ana@corp.example>, bo@corp.example`. */
function piecesOf(line: string): string[] {
  return line
    .split(/[,;\t]/)
    .flatMap((piece) => (piece.includes("<") || piece.includes('"') ? [piece] : piece.split(/\s+/)))
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}

/** Reads what somebody pasted: addresses divided by lines, commas, semicolons or spaces, each taken once. */
export function pastedAddresses(text: string): Pasted {
  const addresses = new Map<string, { address: string; shown: string }>();
  const refused: Pasted["refused"] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    for (const piece of piecesOf(line)) {
      const parsed = addressIn(piece);
      if (parsed.ok) {
        addresses.set(parsed.value.address, parsed.value);
      } else {
        refused.push({ line: index + 1, text: piece.slice(0, longestText), message: parsed.error });
      }
    }
  }
  return { addresses: [...addresses.values()], refused };
}
