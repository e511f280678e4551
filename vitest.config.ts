import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// A zone that is not a whole number of hours from UTC: code that forgets to name its zone fails at once.
process.env.TZ = "Asia/Kathmandu";

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: here("./") },
      // Not the condition "react-server": it would take react-dom/server away from the component tests.
      { find: "server-only", replacement: here("./lib/testing/server-only.ts") },
    ],
  },
  test: {
    env: {
      TZ: "Asia/Kathmandu",
      NEXT_TELEMETRY_DISABLED: "1",
      // Vite puts its own BASE_URL, "/", into the environment.
      BASE_URL: "http://127.0.0.1:3000",
      AUTH_SECRET: "a secret of the tests, of no use elsewhere",
      MAILGAUGE_DATA_DIR: join(tmpdir(), "mailgauge-test-unused"),
      LOG_LEVEL: "silent",
    },
    setupFiles: [here("./lib/testing/setup.ts")],
    restoreMocks: true,
    // Vitest leaves a core free; many tests wait for a timeout or a database, so all are worth it.
    maxWorkers: availableParallelism(),
    // Property tests on a busy machine take their time.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{app,components,lib,scripts}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts", "**/node_modules/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["{app,lib,scripts}/**/*.db.test.ts"],
          globalSetup: [here("./lib/testing/global-setup.ts")],
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
