import { DateTime } from 'luxon';
import { words } from '../../words/words.ts';
import { html } from '../markup.ts';
import { findPersonBySlack } from '../roster-lookup.ts';
import { type PaperInput, paperDays } from './paper-input.ts';
import { paperPeople, phoneOf } from './paper-people.ts';
import { paperPlaybooks, paperPolicies, paperServices } from './paper-services.ts';
import { paperShifts } from './paper-shifts.ts';
import { paperStyle } from './paper-style.ts';

const { paper } = words;

/**
 * The roster as one HTML document to print: what to do when neither Slack nor Muster can be asked, who is on call for the
 * next days, how to escalate by phone, and everybody's number. No script, and nothing that is loaded from elsewhere.
 */
export function paperRoster(input: PaperInput): string {
  const { directory, now, open } = input;
  const { roster, version } = directory;
  const local = DateTime.fromMillis(now, { zone: roster.timezone, locale: paper.locale }).toFormat(paper.written);
  const utc = DateTime.fromMillis(now, { zone: 'utc' }).toFormat('yyyy-MM-dd HH:mm');
  const admins = roster.slack.admins.flatMap((slack) => {
    const person = findPersonBySlack(roster, slack);
    return person === undefined ? [] : [`${person.name} ${phoneOf(person, open)}`];
  });
  const page = html`<!doctype html>
<html lang="${words.terms.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${paper.title}</title><style>${{ markup: paperStyle }}</style></head>
<body><h1>${paper.title}</h1><p>${paper.from(local, utc, version)} ${paper.valid(paperDays)}</p><p class="warn">${paper.confidential}</p>
<section class="first"><h2>${paper.downTitle}</h2><ol>${paper.down.map((line) => html`<li>${line}</li>`)}</ol><p>${admins.length === 0 ? paper.noAdmins : paper.admins(admins.join(', '))}</p></section>
${paperShifts(input)}
${paperPolicies(roster)}
${paperServices(roster)}
${paperPlaybooks(roster)}
${paperPeople(input)}
</body></html>
`;
  return page.markup;
}
