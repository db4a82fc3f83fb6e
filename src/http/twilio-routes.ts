import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../domain/decision.ts';
import { incidentName } from '../domain/incident.ts';
import { readKey } from '../domain/sms-reply.ts';
import type { AddressSeal, ContactCodes, Log } from '../ports.ts';
import { incidentById } from '../store/incidents.ts';
import { pageById } from '../store/pages.ts';
import { pagesByRef } from '../store/receipts.ts';
import { answerPage } from '../usecases/answer-page.ts';
import { answerSms } from '../usecases/answer-sms.ts';
import type { Deps } from '../usecases/perform.ts';
import { recordCarrierReport } from '../usecases/record-carrier-report.ts';
import { recordCodeReport } from '../usecases/record-code-report.ts';
import { words } from '../words/words.ts';
import { codeCall } from './code-call.ts';
import { isMachine, readTwilioReport } from './twilio-report.ts';
import { isTwilioSigned } from './twilio-signature.ts';
import { gatherTwiml, messageTwiml, sayTwiml } from './twiml.ts';

const bodyMaxBytes = 64 * 1024;
const pagesMax = 50;

export interface TwilioRoutes {
  deps: Deps;
  token: string;
  publicUrl: string;
  seal: AddressSeal;
  codes: ContactCodes;
  makeCtx: () => Ctx;
  log: Log;
}

type Handle = (form: URLSearchParams, url: URL) => Promise<string | null>;

/** `POST /webhooks/twilio/{status,voice,sms}`: a callback that Twilio did not sign is answered 403 and changes nothing. */
export function registerTwilio(server: FastifyInstance, routes: TwilioRoutes): void {
  const { token, publicUrl, log } = routes;
  const signed =
    (handle: Handle) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
      const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
      const address = `${publicUrl}${request.url}`;
      const signature = request.headers['x-twilio-signature'];
      if (!isTwilioSigned(token, address, form, typeof signature === 'string' ? signature : undefined)) {
        log.warn({ ip: request.ip }, 'refused an unsigned or forged callback of a carrier');
        return reply.code(403).send({ error: 'bad signature' });
      }
      const twiml = await handle(form, new URL(address));
      return twiml === null ? reply.code(204).send() : reply.type('text/xml; charset=utf-8').send(twiml);
    };
  void server.register((scope, _options, ready) => {
    scope.removeAllContentTypeParsers();
    // The signature is over every field as it came.
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: bodyMaxBytes }, (_request, body, done) =>
      done(null, body),
    );
    scope.post('/webhooks/twilio/status', signed(statusHandler(routes)));
    scope.post('/webhooks/twilio/sms', signed(smsHandler(routes)));
    scope.post('/webhooks/twilio/voice', signed(voiceHandler(routes)));
    ready();
  });
}

function statusHandler({ deps, makeCtx }: TwilioRoutes): Handle {
  return async (form, url) => {
    const report = readTwilioReport(form);
    const pageIds = url.searchParams.getAll('page').slice(0, pagesMax);
    const codeId = url.searchParams.get('code');
    if (report !== null && codeId !== null) await recordCodeReport(deps, codeId, report, makeCtx());
    else if (report !== null) await recordCarrierReport(deps, { ...report, pageIds }, makeCtx());
    return null;
  };
}

function smsHandler({ deps, seal, makeCtx }: TwilioRoutes): Handle {
  return async (form) => {
    const sms = { from: form.get('From') ?? '', body: form.get('Body') ?? '' };
    return messageTwiml(await answerSms(deps, seal, sms, makeCtx()));
  };
}

/** What the call says; a key pressed comes back to the same address. */
function voiceHandler({ deps, publicUrl, codes, makeCtx }: TwilioRoutes): Handle {
  return async (form, url) => {
    const codeId = url.searchParams.get('code');
    const now = { now: makeCtx().now, isMachine: isMachine(form) };
    if (codeId !== null) return sayTwiml(await codeCall({ db: deps.db, codes }, codeId, now));
    const asked = url.searchParams.getAll('page').slice(0, pagesMax);
    const pageIds = asked.length > 0 ? asked : await pagesByRef(deps.db, form.get('CallSid') ?? '');
    const called = await loadCalled(deps, pageIds);
    const names = called.map(({ incident }) =>
      words.letter.aloud(
        words.letter.spokenName(incident.severity.toUpperCase(), incident.number, incident.isDrill),
        incident.title,
      ),
    );
    const what = [words.letter.greeting, ...names].join(' ');
    if (isMachine(form)) return sayTwiml(`${what} ${words.letter.noKeys}`);
    const digits = form.get('Digits');
    const action = `${publicUrl}${url.pathname}${url.search}`;
    const ask = gatherTwiml(`${what} ${words.letter.keys}`, action, words.replies.noKey);
    if (digits === null || digits === '') return ask;
    const verb = readKey(digits);
    if (verb === null) return ask;
    const said: string[] = [];
    for (const { incident, slackUser } of called)
      said.push(await answerPage(deps, incident, { verb, via: 'voice' }, { ...makeCtx(), actor: slackUser }));
    return sayTwiml([...said, words.replies.goodbye].join(' '));
  };
}

async function loadCalled({ db }: Deps, pageIds: readonly string[]) {
  const called: { incident: NonNullable<Awaited<ReturnType<typeof incidentById>>>; slackUser: string }[] = [];
  for (const id of pageIds) {
    const page = await pageById(db, id);
    const incident = page && (await incidentById(db, page.incidentId));
    const isNamed = called.some(
      (one) => incident !== undefined && incidentName(one.incident) === incidentName(incident),
    );
    if (page && incident && !isNamed) called.push({ incident, slackUser: page.slackUser });
  }
  return called;
}
