/** The workspace's list; any other scope is the name of a tenant. */
export const workspaceScope = "";

export const maxBulk = 1_000;
export const maxChecked = 10_000;
export const maxReasonLength = 1_000;
export const maxTenantLength = 255;
