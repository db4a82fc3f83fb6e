import { html, type Markup, nothing } from '../../domain/markup.ts';
import { words } from '../../words/words.ts';
import { moment } from './moment.ts';

/** What every page of the dashboard knows. */
export interface Frame {
  now: number;
  /** IANA name of the zone that times are shown in. */
  zone: string;
  /** Where the Slack workspace is, ending in a slash; `null` = not linked. */
  slackUrl: string | null;
}

export interface Content {
  /** Of the document; the product's name is added. */
  title: string;
  /** Which entry of the menu this is. */
  at: 'incidents' | 'on-call' | null;
  /** After how many seconds the page looks whether it is still true; `null` = never. */
  everySeconds: number | null;
  main: Markup;
}

/** The whole document around a page's content. */
export function layout({ title, at, everySeconds, main }: Content, frame: Frame): string {
  const entry = (name: Content['at'], address: string, label: string) =>
    html`<li><a href="${address}"${name === at ? html` aria-current="page"` : nothing}>${label}</a></li>`;
  const slack =
    frame.slackUrl === null
      ? nothing
      : html`<a class="out" href="${frame.slackUrl}">${words.dashboard.slack} <span aria-hidden="true">↗</span></a>`;
  const script = everySeconds === null ? nothing : html`<script type="module" src="/web/keep-current.js"></script>`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · ${words.dashboard.product}</title>
<link rel="icon" href="/web/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/web/style.css">
${script}
</head>
<body data-every="${everySeconds ?? 0}" data-stale="${words.dashboard.stale}">
<a class="skip" href="#main">${words.dashboard.skip}</a>
<header class="bar"><div class="bar-inside">
<a class="brand" href="/incidents"><span class="mark" aria-hidden="true"></span>${words.dashboard.product}</a>
<nav aria-label="${words.dashboard.sections}"><ul>${entry('incidents', '/incidents', words.dashboard.incidents)}${entry('on-call', '/oncall', words.dashboard.onCall)}</ul></nav>
${slack}
</div></header>
<main id="main" tabindex="-1">
${main}
</main>
<footer><p id="as-of">${words.dashboard.asOf} ${moment(frame.now, frame.zone)}</p><p id="stale" role="status"></p></footer>
</body>
</html>
`.markup;
}
