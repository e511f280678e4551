import { documentRoute, requireScope } from "@/lib/api/route";
import { readMetrics } from "@/lib/metrics/data";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = documentRoute(async (request) => {
  await requireScope(request, ["read"]);
  const { text, contentType } = await readMetrics(Date.now());
  return new Response(text, { headers: { "Content-Type": contentType, "Cache-Control": "no-store" } });
});
