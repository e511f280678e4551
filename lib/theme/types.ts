export type Theme = "light" | "dark" | "system";
