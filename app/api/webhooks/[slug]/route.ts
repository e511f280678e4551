import { toResponse } from "@/lib/ingest/outcome";
import { receive } from "@/lib/ingest/receive";

export async function POST(request: Request, { params }: RouteContext<"/api/webhooks/[slug]">): Promise<Response> {
  const { slug } = await params;
  return toResponse(await receive(slug, request));
}

const notAllowed = () => toResponse({ kind: "refused", reason: "method" });

export {
  notAllowed as DELETE,
  notAllowed as GET,
  notAllowed as HEAD,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as PUT,
};
