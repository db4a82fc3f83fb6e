import { words } from '../../words/words.ts';
import { html, type Markup, nothing } from '../markup.ts';
import type { DocumentFormat } from './format.ts';
import { transcriptItem } from './html-message.ts';
import { htmlParts, metricClass } from './html-parts.ts';
import { style } from './html-style.ts';
import { anchor, prose } from './html-text.ts';
import { metricText } from './metric.ts';
import type { Postmortem } from './model.ts';
import { day, stamp } from './moment.ts';
import { parts } from './parts.ts';
import { documentTitle, labels, preface } from './phrase.ts';
import { said } from './said.ts';

/**
 * The document as one page of HTML that loads nothing and runs nothing: for reading, printing and keeping.
 * Muster's own messages are left out of the transcript.
 */
export function createHtml(): DocumentFormat {
  let zone = 'UTC';
  let lastDay = '';
  return {
    head(postmortem) {
      zone = postmortem.zone;
      return `<!doctype html>\n${opening(postmortem).markup}`;
    },
    line(message, names) {
      if (message.authorKind === 'muster') return '';
      const today = day(message.at, zone);
      const item = transcriptItem(said(message, names), zone).markup;
      if (today === lastDay) return item;
      const heading = html`${lastDay === '' ? nothing : html`</ol>`}<h3>${today}</h3>
<ol class="talk">
`;
      lastDay = today;
      return heading.markup + item;
    },
    tail(postmortem) {
      const end = lastDay === '' ? html`<p>${words.postmortem.noMessages}</p>` : html`</ol>`;
      return closing(postmortem, end).markup;
    },
  };
}

function opening(postmortem: Postmortem): Markup {
  const sections = parts.map(({ key }) => (key === 'title' ? notes('title', postmortem) : section(key, postmortem)));
  // Only our own style is markup here: it holds nothing that anybody wrote.
  const css: Markup = { markup: style };
  return html`<html lang="${words.terms.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${documentTitle(postmortem)}</title>
<style>${css}</style>
</head>
<body>
${header(postmortem)}
<nav aria-label="${words.postmortem.contents}"><ul>
${parts.map(({ key, heading }) => (key === 'title' ? nothing : html`<li><a href="#${key}">${heading}</a></li>\n`))}</ul></nav>
<main>
${notes('start', postmortem)}${sections}`;
}

function header(postmortem: Postmortem): Markup {
  const { number, title, channel, severity, metrics } = postmortem;
  const strong = new Set([severity, words.postmortem.drill, words.postmortem.private]);
  const shown = labels(postmortem).map(
    (label) => html`<li class="${strong.has(label) ? 'strong' : 'plain'}">${label}</li>`,
  );
  const place = channel === null ? nothing : html`<li>${anchor(channel.name, channel.url)}</li>`;
  const figures = metrics
    .filter(({ unit }) => unit === 'ms')
    .map(
      (
        metric,
      ) => html`<div><dt>${metric.label}</dt><dd class="${metricClass(metric.state)}">${metricText(metric)}</dd></div>
`,
    );
  return html`<header>
<p class="number">${words.postmortem.number(number)}</p>
<h1 dir="auto">${title}</h1>
<ul class="labels">${shown}${place}</ul>
<p class="quiet">${preface(postmortem).join(' ')}</p>
<dl class="figures">
${figures}</dl>
</header>`;
}

/** The transcript is opened here and closed by the tail. */
function section(key: keyof typeof htmlParts, postmortem: Postmortem): Markup {
  const part = parts.find((candidate) => candidate.key === key);
  const start = html`<section id="${key}" aria-labelledby="${key}-heading">
<h2 id="${key}-heading">${part?.heading ?? ''}</h2>
${htmlParts[key](postmortem)}
`;
  if (key === 'transcript') return start;
  const written = notes(key, postmortem);
  const isWaiting = written === nothing && part?.hint != null;
  return html`${start}${isWaiting ? html`<p class="missing">${words.postmortem.notWritten}</p>\n` : written}</section>
`;
}

/** What people wrote by hand, as they wrote it. */
function notes(after: string, postmortem: Postmortem): Markup {
  const isLast = after === 'transcript';
  const known = new Set<string>(['start', ...parts.map(({ key }) => key)]);
  const own = postmortem.notes.filter((note) => note.after === after || (isLast && !known.has(note.after)));
  const texts = own.map(({ text }) => text.trim()).filter((text) => text !== '');
  return texts.length === 0
    ? nothing
    : html`${texts.map((text) => html`<div class="written said" dir="auto">${prose(text)}</div>\n`)}`;
}

function closing(postmortem: Postmortem, end: Markup): Markup {
  const { madeAt, zone, number } = postmortem;
  return html`${end}
${notes('transcript', postmortem)}</section>
</main>
<footer>${words.postmortem.madeAt(number, stamp(madeAt, zone))}</footer>
</body>
</html>
`;
}
