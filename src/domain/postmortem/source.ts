import type { Incident } from '../incident.ts';
import type { Message, MessageMark } from '../message.ts';
import type { Page } from '../page.ts';
import type { IncidentPlaybook, TickableStep } from '../playbook.ts';
import type { Task } from '../task.ts';
import type { TimelineEntry } from '../timeline.ts';
import type { TimelineNames } from '../timeline-text.ts';

/** What people wrote by hand, by the generated part that it follows (`start` = before the first). */
export interface Note {
  after: string;
  text: string;
}

/** Everything that a post-mortem is made of, as records. The transcript is not here: it is written line by line. */
export interface PostmortemSource {
  incident: Incident;
  severityName: string;
  serviceName: string | null;
  timeline: readonly TimelineEntry[];
  /** Messages that may stand on the timeline; those without a gesture that stands are left out. */
  messages: readonly Message[];
  marks: readonly MessageMark[];
  tasks: readonly Task[];
  playbook: IncidentPlaybook | null;
  steps: readonly TickableStep[];
  pages: readonly Page[];
  /** How many messages are kept; `null` = not counted, which is not 0. */
  counts: { messages: number | null };
  /** Slack ids of the people who wrote in the channel, in the order they are to be named. */
  participants: readonly string[];
  notes: readonly Note[];
  names: TimelineNames;
  /** `https://acme.slack.com/`; `null` = messages are not linked. */
  teamUrl: string | null;
  /** Milliseconds since 1970: a draft says how things stood then. */
  now: number;
  /** IANA name of the zone that times are shown in. Default UTC. */
  zone?: string;
}
