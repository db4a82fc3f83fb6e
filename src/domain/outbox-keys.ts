/** Keys of the outbox rows that others wait for, and that are there once for an incident or a page. */
export const keyOf = {
  channel: (incidentId: string) => `channel:${incidentId}`,
  card: (incidentId: string) => `card:${incidentId}`,
  announcement: (incidentId: string) => `announcement:${incidentId}`,
  page: (pageId: string) => `page:${pageId}`,
} as const;

/** Posts into one incident's channel keep their order. */
export const laneOf = {
  channel: (incidentId: string) => `channel:${incidentId}`,
  thread: (incidentId: string) => `thread:${incidentId}`,
  surface: (surfaceId: string) => `surface:${surfaceId}`,
} as const;
