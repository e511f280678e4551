/** What a route handler costs that has nothing to do. Only in the benchmark's own build. */
export async function GET(): Promise<Response> {
  return Response.json({ status: "empty" });
}
