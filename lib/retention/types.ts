/** What a pruning deleted, or would delete. */
export interface Pruned {
  messages: number;
  events: number;
  hourCells: number;
}
