import "server-only";
import { hashPassword } from "better-auth/crypto";
import { hasUsers } from "@/lib/auth/data";
import { insertUser, type NewUser } from "@/lib/auth/mutations";
import { transaction } from "@/lib/db/client";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

/** Fixed, so that the primary key settles two set-ups at once, on several instances too. */
const firstOwnerId = "first-owner";

/** Adds the first owner; false if there is a user already. */
export async function createFirstOwner(user: NewUser): Promise<boolean> {
  const hash = await hashPassword(user.password);
  return await transaction(async (tx) => {
    if ((await tx.user.count()) > 0) {
      return false;
    }
    await insertUser(tx, firstOwnerId, { ...user, email: user.email.trim().toLowerCase() }, "owner", hash);
    return true;
  });
}

/** At start-up: ADMIN_EMAIL and ADMIN_PASSWORD make the first owner, and say nothing once there is a user. */
export async function ensureFirstOwner(): Promise<void> {
  const { admin } = env();
  if (admin === null || (await hasUsers())) {
    return;
  }
  try {
    if (await createFirstOwner(admin)) {
      log.info("the first owner was made from ADMIN_EMAIL");
    }
  } catch (error) {
    // Another instance that started at the same moment may have been first.
    if (!(await hasUsers())) {
      throw error;
    }
  }
}
