/** A source that the configuration makes has its kind as its id, and comes back at each start. */
export const isConfigured = (source: { id: string; kind: string }): boolean => source.id === source.kind;
