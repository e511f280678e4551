import type { ComponentProps } from "react";

interface LocalLinkProps extends ComponentProps<"a"> {
  /** `/path?query` */
  href: string;
  /** False keeps the place in the page: what opens is the same page, narrowed. */
  scroll?: boolean;
}

/**
 * A link within the application, which `LocalNavigation` opens without loading the page anew. A plain element,
 * since a table has hundreds: as components each would be rendered by the server twice and by the browser again.
 */
export function LocalLink({ href, scroll = true, ...rest }: LocalLinkProps) {
  return <a href={href} data-local={scroll ? "top" : "stay"} {...rest} />;
}
