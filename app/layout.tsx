import "@/app/globals.css";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { loadTheme } from "@/lib/theme/loaders";

export const metadata: Metadata = {
  title: { template: "%s · Mailgauge", default: "Mailgauge" },
  description: "Is our mail arriving, why is it not, and what do we do about it?",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Makes every page dynamic: a page made at build time would have no nonce, and the policy would stop its scripts.
  await headers();
  const theme = await loadTheme();
  return (
    <html lang="en" className={classNames(GeistSans.variable, GeistMono.variable, theme !== "system" && theme)}>
      <body className="font-sans">{children}</body>
    </html>
  );
}
