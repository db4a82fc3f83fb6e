import type { Page } from '../page.ts';
import type { TimelineEntry, TimelineKind } from '../timeline.ts';
import { type TimelineNames, timelineText } from '../timeline-text.ts';
import { type CapturedMessage, capturedMessages } from './captured.ts';
import type { PostmortemSource } from './source.ts';

/** Something that Muster wrote down. */
interface EntryRow {
  kind: 'entry';
  at: number;
  what: TimelineKind;
  text: string;
  /** When it was written down, if that was clearly later than it happened. */
  writtenAt: number | null;
}

export type TimelineRow = EntryRow | ({ kind: 'message' } & CapturedMessage);

const lateAfterMs = 60_000;

/** What happened and what people captured, by when it happened; at the same moment Muster's own line comes first. */
export function timelineRows(source: PostmortemSource): TimelineRow[] {
  const { names, timeline, pages, messages, marks, teamUrl } = source;
  const known = withRosterNames(source);
  const byId = new Map(pages.map((page) => [page.id, page]));
  const entries = timeline
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .flatMap((entry) => asItHappened(entry, byId))
    .map(
      (entry): EntryRow => ({
        kind: 'entry',
        at: entry.at,
        what: entry.kind,
        text: timelineText(entry, known),
        writtenAt: entry.recordedAt - entry.at > lateAfterMs ? entry.recordedAt : null,
      }),
    );
  const captured = capturedMessages(messages, marks, names, teamUrl)
    .sort((a, b) => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0))
    .map((message): TimelineRow => ({ kind: 'message', ...message }));
  return [...entries, ...captured].sort((a, b) => order(a.at) - order(b.at));
}

/** A severity or service that the roster no longer names has at least the name that the incident came with. */
function withRosterNames({ names, incident, severityName, serviceName }: PostmortemSource): TimelineNames {
  return {
    user: (id) => names.user(id),
    channel: (id) => names.channel?.(id),
    severity: (id) => names.severity?.(id) ?? (id === incident.severity ? severityName : undefined),
    service: (id) => names.service?.(id) ?? (id === incident.service ? (serviceName ?? undefined) : undefined),
  };
}

/** A page is written down when it is decided on: the timeline has it when it left, and not at all if it never did. */
function asItHappened(entry: TimelineEntry, pages: ReadonlyMap<string, Page>): TimelineEntry[] {
  const page = entry.kind === 'paged' ? pages.get(String(entry.data.page)) : undefined;
  if (page === undefined) return [entry];
  return page.sentAt === null ? [] : [{ ...entry, at: page.sentAt, recordedAt: page.sentAt }];
}

function order(at: number): number {
  return Number.isFinite(at) ? at : Number.MAX_VALUE;
}
