import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../domain/decision.ts';
import { incidentName, isOpen } from '../domain/incident.ts';
import { html, type Markup, nothing } from '../domain/markup.ts';
import { findPersonBySlack } from '../domain/roster-lookup.ts';
import type { PageLinks } from '../ports.ts';
import { currentRoster } from '../store/directory.ts';
import { incidentById } from '../store/incidents.ts';
import { pageById } from '../store/pages.ts';
import { answerPage } from '../usecases/answer-page.ts';
import type { Deps } from '../usecases/perform.ts';
import { words } from '../words/words.ts';

export interface PageLinkRoutes {
  deps: Deps;
  links: PageLinks;
  makeCtx: () => Ctx;
}

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

const style = [
  ':root{color-scheme:light dark;--ink:#1b2224;--dim:#566367;--line:#c2cdcf;--ground:#f1f4f4;--paper:#fff;--accent:#0f766e;--on:#fff}',
  '@media(prefers-color-scheme:dark){:root{--ink:#e4e8ea;--dim:#a3adb3;--line:#48515a;--ground:#101315;--paper:#16191c;--accent:#2fa396;--on:#04211e}}',
  'body{font:18px/1.5 system-ui,sans-serif;margin:0;padding:8vh 1em 2em;background:var(--ground);color:var(--ink)}',
  'main{max-width:30em;margin:auto;padding:1.5em 1.75em;border:1px solid var(--line);border-radius:14px;background:var(--paper)}',
  'h1{margin:0;font-size:1.5em}p{margin:.4em 0;overflow-wrap:anywhere}p+p{color:var(--dim)}',
  'form{display:flex;flex-wrap:wrap;gap:.75em;margin-top:1.25em}',
  'button{font:inherit;font-weight:600;min-height:2.8em;padding:.5em 1.25em;border:1px solid var(--line);border-radius:10px;background:none;color:inherit;cursor:pointer}',
  'button[value=acknowledge]{border-color:var(--accent);background:var(--accent);color:var(--on)}',
].join('');

/**
 * `GET /p/TOKEN` shows a page and acts on nothing, so that who scans links in mail does no harm; its buttons POST.
 */
export function registerPageLinks(server: FastifyInstance, { deps, links, makeCtx }: PageLinkRoutes): void {
  const show = async (request: FastifyRequest, reply: FastifyReply, said: string | null) => {
    const found = await find(deps, links, request);
    if (found === null)
      return reply
        .code(404)
        .headers(headers)
        .send(frame(words.pageLink.title, html`<p>${words.pageLink.wrong}</p>`));
    const { incident } = found;
    const status = said ?? (await statusOf(deps, found));
    const canAnswer = said === null && isOpen(incident) && incident.ack === null && found.page.status !== 'declined';
    const name = incidentName(incident);
    const body = html`<h1>${name}</h1><p>${incident.title}</p><p>${status}</p>${canAnswer ? buttons : nothing}`;
    return reply.headers(headers).send(frame(name, body));
  };
  void server.register((scope, _options, ready) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 1_024 }, (_request, body, done) =>
      done(null, body),
    );
    scope.get('/p/:token', async (request, reply) => show(request, reply, null));
    scope.post('/p/:token', async (request, reply) => {
      const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
      const found = await find(deps, links, request);
      if (found === null) return show(request, reply, null);
      const verb = form.get('answer') === 'decline' ? 'decline' : 'acknowledge';
      // The link of a mail stands in that mail alone; a webhook carries its link wherever its owner sends it.
      const via = found.page.carrier === 'email' ? ('email' as const) : null;
      const ctx = { ...makeCtx(), actor: found.page.slackUser };
      const said = await answerPage(deps, found.incident, { verb, via }, ctx);
      return show(request, reply, said);
    });
    ready();
  });
}

const buttons = html`<form method="post"><button name="answer" value="acknowledge">${words.pageLink.acknowledge}</button><button name="answer" value="decline">${words.pageLink.cannot}</button></form>`;

async function find({ db }: Deps, links: PageLinks, request: FastifyRequest) {
  const id = links.read((request.params as { token: string }).token);
  const page = id === null ? undefined : await pageById(db, id);
  const incident = page && (await incidentById(db, page.incidentId));
  return page && incident ? { page, incident } : null;
}

async function statusOf(
  { db }: Deps,
  { page, incident }: NonNullable<Awaited<ReturnType<typeof find>>>,
): Promise<string> {
  if (page.status === 'declined') return words.pageLink.passedOn;
  if (!isOpen(incident)) return words.pageLink.over(words.terms.statuses[incident.status]);
  if (incident.ack === null) return words.pageLink.waiting;
  const { roster } = await currentRoster(db);
  return words.pageLink.acknowledged(findPersonBySlack(roster, incident.ack.by)?.name ?? words.terms.somebody);
}

function frame(title: string, body: Markup): string {
  const page = html`<!doctype html><html lang="${words.terms.language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><body><main>${body}</main></body></html>`;
  return page.markup;
}
