import type { Millis } from "@/lib/ingest/types";

export type Role = "owner" | "member";
export type Scope = "read" | "suppressions" | "admin";

/** Who is asking: a person by session, a program by key, or anyone in the demo. */
export interface Actor {
  kind: "user" | "key" | "demo";
  id: string;
  /** A person's name, or the name a key was given. */
  name: string;
  /** null for a key */
  role: Role | null;
  scopes: readonly Scope[];
}

/** Why a call of the API is not answered. */
export interface Refused {
  status: 401 | 403;
  code: "unauthorized" | "forbidden";
  message: string;
}

export interface Member {
  id: string;
  name: string;
  email: string;
  role: Role;
  createdAt: Millis;
}

export interface ApiKey {
  id: string;
  name: string;
  /** The first characters of the key, to tell keys apart. */
  start: string;
  scopes: Scope[];
  createdBy: string | null;
  createdAt: Millis;
  /** To the minute; null if never. */
  lastUsedAt: Millis | null;
}

/** What a form shows after it was sent. */
export interface FormState {
  /** Said above the form. */
  message?: string;
  done?: boolean;
  fields?: Record<string, string>;
  /** What was typed, to be shown again; never a password. */
  values?: Record<string, string>;
}

export interface NewKeyState extends FormState {
  /** The key itself, this once. */
  key?: string;
}
