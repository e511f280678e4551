import { tenantSuppressions } from "@/lib/api/endpoints/suppressions";
import { apiRoute } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute(tenantSuppressions.check);
