import { z } from 'zod';
import type { Incident } from '../domain/incident.ts';
import type { ShownState } from '../domain/recall.ts';
import type { Surface } from '../domain/surface.ts';
import { messageEvent } from './view/ids.ts';

const statuses = ['investigating', 'identified', 'monitoring', 'resolved', 'closed', 'cancelled', 'merged'] as const;

const shape = z.object({
  ts: z.string(),
  metadata: z.object({
    event_type: z.literal(messageEvent),
    event_payload: z.object({
      id: z.string(),
      number: z.number(),
      version: z.number(),
      status: z.enum(statuses).nullish(),
      ack_by: z.string().nullish(),
      ack_at: z.number().nullish(),
      resolved_by: z.string().nullish(),
      resolved_at: z.number().nullish(),
    }),
  }),
});

/** What the metadata of a surface's message says; of an announcement, that many read, only what it is about. */
export function statePayload(surface: Pick<Surface, 'kind'>, incident: Incident): Record<string, string | number> {
  const { number, version, status, ack, resolvedAt, resolvedBy } = incident;
  if (surface.kind === 'announcement') return { number, version };
  if (surface.kind !== 'card') return {};
  return {
    number,
    version,
    status,
    ...(ack === null ? {} : { ack_by: ack.by, ack_at: ack.at }),
    ...(resolvedAt === null ? {} : { resolved_at: resolvedAt }),
    ...(resolvedBy === null ? {} : { resolved_by: resolvedBy }),
  };
}

/** Reads it back from a message of a history; `null` when there is none. */
export function readState(message: unknown): (ShownState & { ts: string }) | null {
  const parsed = shape.safeParse(message);
  if (!parsed.success) return null;
  const { ts, metadata } = parsed.data;
  const { id, number, version, status, ...rest } = metadata.event_payload;
  const { ack_by: ackBy, ack_at: ackAt, resolved_by: resolvedBy, resolved_at: resolvedAt } = rest;
  return {
    ts,
    surface: id,
    number,
    version,
    status: status ?? null,
    ack: ackBy == null || ackAt == null ? null : { by: ackBy, at: ackAt },
    resolved: resolvedAt == null ? null : { by: resolvedBy ?? null, at: resolvedAt },
  };
}
