import "server-only";
import { unavailable } from "@/lib/db/failure";
import { AppError } from "@/lib/errors";
import type { Failure } from "@/lib/failure";
import { err, type Result } from "@/lib/result";

/**
 * Runs the body of a server action. What was to be expected, such as an ended session or a database that
 * takes nothing now, becomes a failure in words; a bug is thrown on.
 */
export async function answer<T>(body: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof AppError) {
      return err({ message: error.message });
    }
    const reason = unavailable(error);
    if (reason !== null) {
      return err({ message: `Nothing was changed: ${reason.message}` });
    }
    throw error;
  }
}
