import { importSuppressions } from "@/lib/api/endpoints/suppression-files";
import { apiRoute } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute(importSuppressions);
