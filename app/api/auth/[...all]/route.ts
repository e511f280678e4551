import { auth } from "@/lib/auth/auth";

/** What a browser or a script needs; better-auth has many more, all of which stay closed. */
const open = new Map([
  ["sign-in/email", "POST"],
  ["sign-out", "POST"],
  ["get-session", "GET"],
]);

async function handle(request: Request, { params }: RouteContext<"/api/auth/[...all]">): Promise<Response> {
  const method = open.get((await params).all.join("/"));
  if (method === undefined) {
    return Response.json({ error: { code: "not_found", message: "There is no such call." } }, { status: 404 });
  }
  if (method !== request.method) {
    const error = { code: "method_not_allowed", message: `Use ${method}.` };
    return Response.json({ error }, { status: 405, headers: { Allow: method } });
  }
  return await auth().handler(request);
}

export { handle as GET, handle as POST };
