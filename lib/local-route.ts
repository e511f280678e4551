import type { Route } from "next";

/** A path of this installation, made at run time, which the route types cannot follow. */
export function localRoute(path: string): Route {
  return path as Route;
}
