import type { Theme } from "@/lib/theme/types";

export const themeCookie = "mailgauge.theme";
export const themes = ["light", "dark", "system"] as const satisfies readonly Theme[];
export const themeText: Record<Theme, string> = { light: "Light", dark: "Dark", system: "System" };
