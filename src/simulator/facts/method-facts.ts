import known from './known-methods.json' with { type: 'json' };
import conversations from './methods-conversations.json' with { type: 'json' };
import messages from './methods-messages.json' with { type: 'json' };
import workspace from './methods-workspace.json' with { type: 'json' };

/** What Slack's reference says of one method (docs.slack.dev/reference/methods/NAME). */
export interface MethodFacts {
  name: string;
  tier: number | 'special';
  /** Whether a JSON body is read; otherwise only form fields are. */
  json: boolean;
  required: string[];
  known: Set<string>;
  errors: Set<string>;
  limits: Record<string, number>;
}

interface MethodRow {
  tier: number | string;
  json: boolean;
  required?: string;
  optional?: string;
  oneOf?: string[];
  limits?: Record<string, number>;
  errors: string;
}

const words = (text: string | undefined): string[] => (text ?? '').split(/[ +]/).filter((word) => word !== '');

const commonErrors = words(known.commonErrors);

function toFacts(name: string, row: MethodRow): MethodFacts {
  const required = words(row.required);
  return {
    name,
    tier: typeof row.tier === 'number' ? row.tier : 'special',
    json: row.json,
    required,
    known: new Set(['token', 'team_id', ...required, ...words(row.optional), ...(row.oneOf ?? []).flatMap(words)]),
    errors: new Set([...words(row.errors), ...commonErrors]),
    limits: row.limits ?? {},
  };
}

const rows: Record<string, MethodRow> = { ...conversations, ...messages, ...workspace };

/** Every method the simulator answers, by name. */
export const methodFacts: ReadonlyMap<string, MethodFacts> = new Map(
  Object.entries(rows).map(([name, row]) => [name, toFacts(name, row)]),
);

/** Methods that Slack has and the simulator does not: they are refused, never guessed. */
export const methodsNotSimulated: ReadonlySet<string> = new Set(words(known.notSimulated));
