import { checkDomain } from "@/lib/api/endpoints/state";
import { apiRoute } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute(checkDomain);
