/** What a route handler costs by itself: reads the body and answers. Only in the benchmark's own build. */
export async function POST(request: Request): Promise<Response> {
  const body = await request.arrayBuffer();
  return Response.json({ status: "read", length: body.byteLength });
}
