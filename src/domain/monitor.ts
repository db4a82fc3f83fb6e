/** Stands where a person's Slack id would: a monitor acknowledged or resolved by itself. No Slack id looks like it. */
export const monitor = 'monitor';
