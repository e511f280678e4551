import "server-only";
import { cookies } from "next/headers";
import { themeCookie, themes } from "@/lib/theme/constants";
import type { Theme } from "@/lib/theme/types";

/** The theme this browser chose; `system` follows the operating system. */
export async function loadTheme(): Promise<Theme> {
  const chosen = (await cookies()).get(themeCookie)?.value;
  return themes.find((theme) => theme === chosen) ?? "system";
}
