"use client";

import { catchError } from "next/error";

/** What fails in here shows nothing, and takes nothing with it. */
export const Quiet = catchError(() => null);
