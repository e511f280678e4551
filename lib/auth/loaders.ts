import "server-only";
import { cache } from "react";
import { hasUsers, readApiKeys, readMembers } from "@/lib/auth/data";
import { currentActor, requireOwner, requireUser } from "@/lib/auth/gate";
import type { Actor, ApiKey, Member } from "@/lib/auth/types";

/** Where a visitor of /login or /setup stands; needs no log-in. */
export async function loadEntrance(): Promise<"signed-in" | "sign-in" | "set-up"> {
  if ((await currentActor()) !== null) {
    return "signed-in";
  }
  return (await hasUsers()) ? "sign-in" : "set-up";
}

export const loadActor = cache((): Promise<Actor> => requireUser());

export const loadMembers = cache(async (): Promise<Member[]> => {
  await requireUser();
  return await readMembers();
});

export const loadApiKeys = cache(async (): Promise<ApiKey[]> => {
  await requireOwner();
  return await readApiKeys();
});
