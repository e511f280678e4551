const base = "http://localhost";

/** Where to go after the log-in: a page of this installation, else the overview. Never another host. */
export function nextPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith("/")) {
    return "/";
  }
  let url: URL;
  try {
    // Resolving as a browser does: "//host", "/\host" and tabs inside would lead away.
    url = new URL(wanted, base);
  } catch {
    return "/";
  }
  const signIn = url.pathname === "/login" || url.pathname === "/setup" || url.pathname.startsWith("/api/");
  if (url.origin !== base || signIn) {
    return "/";
  }
  url.searchParams.delete("_rsc");
  const path = `${url.pathname}${url.search}`;
  return path.startsWith("//") ? "/" : path;
}
