import { getTimeseries } from "@/lib/api/endpoints/figures";
import { apiRoute } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute(getTimeseries);
