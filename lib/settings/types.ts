/** Shares of 1 at which a figure is judged; design section 4 names the defaults' sources. */
export interface Thresholds {
  bounceWarning: number;
  bounceBad: number;
  bounceStopped: number;
  deferredWarning: number;
  reputationWarning: number;
  limitApproaching: number;
  limitNear: number;
  limitReached: number;
  /** No verdict under so many messages. */
  minimumVolume: number;
}

export interface Settings {
  /** IANA name; buckets of hours and days follow it. */
  timeZone: string;
  thresholds: Thresholds;
  /** Messages whose last event is older are pruned; null keeps everything. */
  retentionDays: number | null;
}
