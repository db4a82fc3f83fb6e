import type { Incident } from '../../domain/incident.ts';
import type { Names } from '../../domain/text.ts';
import type { Actor, Listening, Origin } from '../listen/listening.ts';

/** A typed command on its way to being done. */
export interface CommandRequest {
  listening: Listening;
  origin: Origin;
  actor: Actor;
  triggerId: string;
  verb: string;
  /** What follows the verb, with Slack's markup. */
  rest: string;
  names: Names;
}

/** A word of `/incident`. */
export interface Verb {
  name: string;
  aliases?: readonly string[];
  /** How it is typed, without `/incident`. */
  usage: string;
  /** One line for the help. */
  help: string;
  group: 'declare' | 'respond' | 'people' | 'after';
}

/** A verb that needs no incident. */
export interface FreeVerb extends Verb {
  run: (request: CommandRequest) => Promise<void>;
}

/** A verb about one incident: the one whose channel it is typed in, or the one it names. */
export interface IncidentVerb extends Verb {
  /** An incident's name that follows is another one, not the one that this is about. */
  namesAnother?: boolean;
  runOn: (incident: Incident, request: CommandRequest) => Promise<void>;
}

export type AnyVerb = FreeVerb | IncidentVerb;
