/**
 * The words that stand before a destination in `details`, then `{ip}:{port} ({host})`,
 * in Postal before 3.0 `{host} ({ip})`, or the host alone.
 */
const destination =
  /(?:accepted by|failed at|error when sending to|sending the message to|sent by SMTP to) ([^\s()]+)(?: \(([^\s()]+)\))?/g;

const hostName = /^(?=.{0,254}[a-z])[a-z0-9_](?:[a-z0-9_.-]{0,253}[a-z0-9])?$/;

/** The receiving host in lower case: Ark's `remote_host`, else the one that `details` names; null if neither does. */
export function receivingHost(remoteHost: string | null, details: string | null): string | null {
  const named = remoteHost === null ? null : asHostName(remoteHost);
  return named ?? (details === null ? null : hostInDetails(details));
}

function hostInDetails(details: string): string | null {
  // The recipient stands before the destination and is free text: the last match is the sender's own.
  const match = [...details.matchAll(destination)].at(-1);
  if (match === undefined) {
    return null;
  }
  const [, first = "", second = ""] = match;
  return asHostName(second) ?? asHostName(first);
}

/** An address is no host name: `142.250.27.26:25` and `2a00:1450::1b:25` give null. */
function asHostName(text: string): string | null {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/:\d{1,5}$/, "")
    .replace(/[.,;]+$/, "");
  return hostName.test(host) ? host : null;
}
