import Link from "next/link";
import type { ComponentProps } from "react";
import { localRoute } from "@/lib/local-route";

interface LocalLinkProps extends Omit<ComponentProps<typeof Link>, "href"> {
  /** `/path?query` */
  href: string;
}

/** A link within the application. Not prefetched: every page is read from the database. */
export function LocalLink({ href, prefetch = false, ...rest }: LocalLinkProps) {
  return <Link href={localRoute(href)} prefetch={prefetch} {...rest} />;
}
