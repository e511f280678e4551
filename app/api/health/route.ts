import { readHealth } from "@/lib/health/data";

/** For load balancers and supervisors: 200 if this process can take events, else 503. */
export async function GET() {
  const health = await readHealth();
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "Cache-Control": "no-store", ...(health.status === "ok" ? {} : { "Retry-After": "5" }) },
  });
}
