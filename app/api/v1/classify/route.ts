import { classifyAnswers } from "@/lib/api/endpoints/classify";
import { apiRoute } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute(classifyAnswers);
