import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { auth } from "@/lib/auth/auth";
import { pathHeader } from "@/lib/auth/constants";
import { asRole } from "@/lib/auth/data";
import { nextPath } from "@/lib/auth/next-path";
import { allows, scopesOf } from "@/lib/auth/scope";
import type { Actor, Refused, Scope } from "@/lib/auth/types";
import { keyVerdict } from "@/lib/auth/verdict";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { localRoute } from "@/lib/local-route";
import { err, ok, type Result } from "@/lib/result";

const visitor: Actor = { kind: "demo", id: "demo", name: "Demo", role: "member", scopes: ["read", "suppressions"] };

async function sessionActor(from: Headers): Promise<Actor | null> {
  if (env().demo) {
    return visitor;
  }
  const found = await auth().api.getSession({ headers: from });
  if (found === null) {
    return null;
  }
  const role = asRole(found.user.role);
  return { kind: "user", id: found.user.id, name: found.user.name, role, scopes: scopesOf(role) };
}

/** The person who asks for this page, once a request; null if nobody is signed in. */
export const currentActor = cache(async (): Promise<Actor | null> => sessionActor(await headers()));

/**
 * The gate of every loader and action. A page leads to the log-in and back.
 * @throws AppError "unauthorized" in an action
 */
export async function requireUser(): Promise<Actor> {
  const actor = await currentActor();
  if (actor !== null) {
    return actor;
  }
  const asked = await headers();
  if (asked.has("next-action")) {
    throw new AppError("unauthorized", "Your session has ended. Sign in again.");
  }
  const back = nextPath(asked.get(pathHeader));
  redirect(localRoute(back === "/" ? "/login" : `/login?next=${encodeURIComponent(back)}`));
}

/**
 * The gate of what only an owner may do.
 * @throws AppError "forbidden" for anyone else
 */
export async function requireOwner(): Promise<Actor> {
  const actor = await requireUser();
  if (actor.role !== "owner") {
    throw new AppError("forbidden", "Only an owner may do this.");
  }
  return actor;
}

/**
 * The gate of what changes suppressions, selectors and limits.
 * @throws AppError "forbidden" for who may only look
 */
export async function requireEditor(): Promise<Actor> {
  const actor = await requireUser();
  if (!allows(actor.scopes, ["suppressions"])) {
    throw new AppError("forbidden", "You may look at this, but not change it.");
  }
  return actor;
}

const unauthorized = (message: string): Refused => ({ status: 401, code: "unauthorized", message });
const forbidden = (message: string): Refused => ({ status: 403, code: "forbidden", message });

/**
 * The gate of /api/v1: a key, or the session of a browser whose request comes from our own pages.
 * @param wanted the scope needed, or several of which one is enough; `admin` does for each
 */
export async function authorizeApi(
  request: Request,
  wanted: Scope | readonly Scope[],
): Promise<Result<Actor, Refused>> {
  const needed = typeof wanted === "string" ? [wanted] : wanted;
  const identified = await identify(request);
  if (!identified.ok) {
    return identified;
  }
  if (allows(identified.value.scopes, needed)) {
    return identified;
  }
  const names = needed.join(" or ");
  return err(
    identified.value.kind === "key"
      ? forbidden(`This key does not have the scope ${names}. Make one that has it under Settings, API keys.`)
      : forbidden(`This needs the scope ${names}.`),
  );
}

async function identify(request: Request): Promise<Result<Actor, Refused>> {
  const header = request.headers.get("authorization");
  if (header === null) {
    return await identifyBrowser(request);
  }
  const key = /^Bearer +(\S+)$/i.exec(header)?.[1];
  if (key === undefined) {
    return err(unauthorized("The Authorization header must be: Bearer <API key>."));
  }
  const verdict = await keyVerdict(key, Date.now());
  if (verdict !== null) {
    return ok({ kind: "key", id: verdict.id, name: verdict.name, role: null, scopes: verdict.scopes });
  }
  return env().demo ? ok(visitor) : err(unauthorized("This API key is not known. It may have been revoked."));
}

async function identifyBrowser(request: Request): Promise<Result<Actor, Refused>> {
  const site = request.headers.get("sec-fetch-site");
  const ownPage = site === null || site === "same-origin" || site === "none";
  const reads = request.method === "GET" || request.method === "HEAD";
  // No page of another site can say same-origin of itself, and every browser says where a request comes from.
  if (env().demo || (reads && ownPage) || site === "same-origin") {
    const actor = await sessionActor(request.headers);
    if (actor !== null) {
      return ok(actor);
    }
  }
  return err(unauthorized("Send an API key in the header: Authorization: Bearer <API key>."));
}
