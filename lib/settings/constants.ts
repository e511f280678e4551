import type { Settings } from "@/lib/settings/types";

export const defaultSettings: Settings = {
  timeZone: "UTC",
  thresholds: {
    bounceWarning: 0.02,
    bounceBad: 0.05,
    bounceStopped: 0.1,
    deferredWarning: 0.15,
    reputationWarning: 0.01,
    limitApproaching: 0.75,
    limitNear: 0.9,
    limitReached: 1,
    minimumVolume: 50,
  },
  retentionDays: null,
};
