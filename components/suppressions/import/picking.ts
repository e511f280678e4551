import type { Picked } from "@/components/suppressions/import/steps";
import { headBytes } from "@/lib/suppressions/file/constants";

const letters = "0123456789abcdefghijklmnopqrstuvwxyz";

/** Twenty of a-z and 0-9. `randomUUID` is not there on a page that came over plain http. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => letters.charAt(byte % 36)).join("");
}

/** Reads the beginning of a file. @throws if the browser cannot, as of a folder */
export async function pickedOf(file: File): Promise<Picked> {
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  return { id: newId(), file, head: base64(head), isWhole: file.size <= headBytes };
}

function base64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) {
    binary += String.fromCharCode(byte);
  }
  return btoa(binary);
}
