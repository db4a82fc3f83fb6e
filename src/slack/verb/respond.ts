import { plainText } from '../../domain/text.ts';
import { currentDirectory } from '../../store/directory.ts';
import { acknowledge } from '../../usecases/acknowledge.ts';
import { addNote } from '../../usecases/add-note.ts';
import { cancelIncident } from '../../usecases/cancel-incident.ts';
import { escalateNow } from '../../usecases/escalate-now.ts';
import { postUpdate } from '../../usecases/post-update.ts';
import { reopenIncident } from '../../usecases/reopen-incident.ts';
import { setSeverity } from '../../usecases/set-severity.ts';
import { setStatus } from '../../usecases/set-status.ts';
import { setZoom } from '../../usecases/set-zoom.ts';
import { words } from '../../words/words.ts';
import { leadingUrl, leadingWord } from '../form/command-text.ts';
import { loadIncidentView } from '../load-view.ts';
import { card } from '../view/card.ts';
import { resolveForm, severityForm, updateForm } from '../view/forms.ts';
import { link } from '../view/mrkdwn.ts';
import { said } from '../view/said.ts';
import { answerWith, asked } from './answer.ts';
import { openIncidentForm } from './open-incident-form.ts';
import { acknowledgedAnswer, escalatedAnswer, severityAnswer } from './outcome.ts';
import type { IncidentVerb } from './verb.ts';

export const ack: IncidentVerb = {
  name: 'ack',
  aliases: ['acknowledge'],
  ...words.verbs.ack,
  group: 'respond',
  runOn: async (incident, request) => {
    await acknowledge(request.listening.deps, incident.id, asked(request, acknowledgedAnswer));
  },
};

export const status: IncidentVerb = {
  name: 'status',
  ...words.verbs.status,
  group: 'respond',
  runOn: async (incident, request) => {
    const { word } = leadingWord(request.rest.toLowerCase());
    if (word === 'resolved') return openIncidentForm(request, incident, (view) => resolveForm(view));
    if (word !== '') {
      await setStatus(request.listening.deps, incident.id, word, asked(request));
      return undefined;
    }
    const { listening } = request;
    const world = { now: listening.clock.now(), teamUrl: listening.identity.teamUrl };
    const view = await loadIncidentView(listening.deps.db, incident.id, world);
    return view ? answerWith(request, card(view)) : undefined;
  },
};

export const update: IncidentVerb = {
  name: 'update',
  ...words.verbs.update,
  group: 'respond',
  runOn: async (incident, request) => {
    const text = plainText(request.rest, request.names);
    if (text.trim() === '') {
      const { roster } = await currentDirectory(request.listening.deps.db);
      return openIncidentForm(request, incident, (view) =>
        updateForm(view, roster.incidents.updateEveryMs[incident.severity] ?? null),
      );
    }
    await postUpdate(request.listening.deps, incident.id, { text, status: null, nextInMs: null }, asked(request));
    return undefined;
  },
};

export const sev: IncidentVerb = {
  name: 'sev',
  aliases: ['severity'],
  ...words.verbs.sev,
  group: 'respond',
  runOn: async (incident, request) => {
    const { listening, rest } = request;
    const { roster } = await currentDirectory(listening.deps.db);
    const { word } = leadingWord(rest);
    if (word === '') return openIncidentForm(request, incident, (view) => severityForm(view, roster.severities));
    const wanted = word.toLowerCase();
    const found = roster.severities.find(({ id, name }) =>
      [id.toLowerCase(), name.toLowerCase(), id.toLowerCase().replace(/^sev/, '')].includes(wanted),
    );
    await setSeverity(listening.deps, incident.id, found?.id ?? word, asked(request, severityAnswer));
    return undefined;
  },
};

export const note: IncidentVerb = {
  name: 'note',
  aliases: ['timeline'],
  ...words.verbs.note,
  group: 'respond',
  runOn: async (incident, request) => {
    await addNote(request.listening.deps, incident.id, plainText(request.rest, request.names), asked(request));
  },
};

export const escalate: IncidentVerb = {
  name: 'escalate',
  ...words.verbs.escalate,
  group: 'respond',
  runOn: async (incident, request) => {
    await escalateNow(request.listening.deps, incident.id, asked(request, escalatedAnswer));
  },
};

export const zoom: IncidentVerb = {
  name: 'zoom',
  aliases: ['call'],
  ...words.verbs.zoom,
  group: 'respond',
  runOn: async (incident, request) => {
    if (request.rest === '') {
      const shown =
        incident.zoomUrl === null
          ? words.answers.noCall
          : words.answers.joinCall(link(incident.zoomUrl, incident.zoomUrl));
      return answerWith(request, said(shown));
    }
    await setZoom(request.listening.deps, incident.id, leadingUrl(request.rest), asked(request));
    return undefined;
  },
};

export const resolve: IncidentVerb = {
  name: 'resolve',
  aliases: ['resolved', 'fixed'],
  ...words.verbs.resolve,
  group: 'after',
  runOn: (incident, request) =>
    openIncidentForm(request, incident, (view) => resolveForm(view, plainText(request.rest, request.names))),
};

export const reopen: IncidentVerb = {
  name: 'reopen',
  ...words.verbs.reopen,
  group: 'after',
  runOn: async (incident, request) => {
    const reason = plainText(request.rest, request.names);
    await reopenIncident(request.listening.deps, incident.id, { reason }, asked(request));
  },
};

export const cancel: IncidentVerb = {
  name: 'cancel',
  ...words.verbs.cancel,
  group: 'after',
  runOn: async (incident, request) => {
    const reason = plainText(request.rest, request.names);
    await cancelIncident(request.listening.deps, incident.id, { reason }, asked(request));
  },
};
