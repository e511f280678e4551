import { getMessages } from "@/lib/api/endpoints/messages";
import { apiRoute } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute(getMessages);
