import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: true,
  reactStrictMode: true,
  serverExternalPackages: ["better-sqlite3", "pg", "pino", "@prisma/schema-engine-wasm", "@prisma/client"],
};

export default config;
