import type { Playbook, PlaybookStep } from '../domain/roster.ts';
import { webAddress } from './contact-field.ts';
import { duration } from './duration-field.ts';
import { choose, filledList, list, listOrNone, maybe, otherwise, record } from './field.ts';
import { limits } from './limits.ts';
import { target } from './target-field.ts';
import { id, line, sentence, word } from './text-field.ts';

/** One severity id, or a list of them. */
const severityIds = choose<string[]>((raw) =>
  Array.isArray(raw)
    ? filledList(id, 'severities', limits.severities, 'leave `if` out for all')
    : id.transform((one) => [one]),
);

const step = record('a step, such as `{ text: "Name a commander" }`', {
  text: sentence,
  role: maybe(word('commander', 'communications', 'scribe')),
  after: maybe(duration),
  if: otherwise(severityIds, []),
}).transform((raw): PlaybookStep => ({ text: raw.text, role: raw.role, afterMs: raw.after, if: raw.if }));

type Link = Playbook['links'][number];

const titledLink = record('an address, or a map with `title` and `url`', {
  title: maybe(line),
  url: webAddress,
}).transform((raw): Link => ({ title: raw.title ?? raw.url, url: raw.url }));

const bareLink = webAddress.transform((url): Link => ({ title: url, url }));

const link = choose<Link>((raw) => (typeof raw === 'string' ? bareLink : titledLink));

const match = record('a map with `services`, `severities` and `title`', {
  services: listOrNone(id, 'services', limits.services),
  severities: listOrNone(id, 'severities', limits.severities),
  title: maybe(line),
});

/** `steps` is required, but a playbook of a room and links alone may say that it has none. */
export const playbook = record('a playbook, with `id`, `name` and `steps`', {
  id,
  name: line,
  match: maybe(match),
  zoom: maybe(webAddress),
  links: listOrNone(link, 'links', limits.linksPerPlaybook),
  steps: list(step, 'steps', limits.stepsPerPlaybook),
  notify: listOrNone(target, 'targets', limits.targetsPerStep),
}).transform((raw): Playbook => raw);
