import { openapi } from "@/lib/api/openapi";
import { documentRoute } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = documentRoute(async () => Response.json(openapi()));
