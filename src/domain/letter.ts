import { words } from '../words/words.ts';
import { type Incident, incidentName } from './incident.ts';
import type { Page } from './page.ts';
import { truncate } from './text.ts';

/** A page in the words of every carrier; each takes what it can carry. */
export interface Letter {
  /** One line: the subject of an e-mail, the title for a webhook. */
  title: string;
  /** Short plain text: an SMS. */
  text: string;
  /** To be read aloud, each key named. */
  spoken: string;
  /** Said to an answering machine: no keys. */
  voicemail: string;
  /** Paragraphs of an e-mail. */
  paragraphs: string[];
}

/** One page with what it is about; names are ready to be shown. */
export interface LetterSubject {
  page: Pick<Page, 'id' | 'isLate'>;
  incident: Pick<Incident, 'number' | 'title' | 'isDrill' | 'declaredAt'>;
  severity: string;
  service: string | null;
  /** On call for Primary …, after "You are". */
  why: string;
}

const titleMax = 120;

/**
 * What a page says outside Slack; several incidents to one person are one letter.
 * `openCount`: how many incidents wait for this person, because then a reply has to name one.
 */
export function writeLetter(subjects: readonly LetterSubject[], openCount: number): Letter {
  const { letter } = words;
  const isOne = subjects.length === 1 && openCount <= 1;
  const lines = subjects.map((subject) => {
    const what = headline(subject);
    return `${what} ${isOne ? letter.reply : letter.replyWith(subject.incident.number)}`;
  });
  const first = subjects[0];
  const title = subjects.length === 1 && first ? headline(first) : letter.several(subjects.map(nameOf).join(', '));
  const aloud = subjects.map((subject) =>
    letter.aloud(spokenName(subject), truncate(subject.incident.title, titleMax)),
  );
  return {
    title,
    text: lines.join('\n'),
    spoken: `${letter.greeting} ${aloud.join(' ')} ${letter.keys}`,
    voicemail: `${letter.greeting} ${aloud.join(' ')} ${letter.noKeys}`,
    paragraphs: subjects.flatMap((subject) => [headline(subject), letter.youAre(subject.why)]),
  };
}

function headline(subject: LetterSubject): string {
  const { incident, severity, service, page } = subject;
  const mark = `${page.isLate ? words.letter.late : ''}${incident.isDrill ? words.terms.drillMark : ''}`;
  return words.letter.headline(`${mark}${severity} ${nameOf(subject)}`, truncate(incident.title, titleMax), service);
}

function nameOf({ incident }: LetterSubject): string {
  return incidentName(incident);
}

function spokenName({ incident, severity }: LetterSubject): string {
  return words.letter.spokenName(severity, incident.number, incident.isDrill);
}
