import { defaultShouldDehydrateQuery, isServer, QueryClient } from "@tanstack/react-query";

/** A client whose pending queries stream from the server to the browser. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Above zero, or the browser asks again for what the server has just sent.
      queries: { staleTime: 10_000, retry: 1 },
      dehydrate: {
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
    },
  });
}

let inBrowser: QueryClient | undefined;

/** A new client for each render on the server, the same one for the whole life of a page in the browser. */
export function getQueryClient(): QueryClient {
  if (isServer) {
    return makeQueryClient();
  }
  inBrowser ??= makeQueryClient();
  return inBrowser;
}
