import type { Incident } from '../../domain/incident.ts';
import type { Task } from '../../domain/task.ts';
import { plainText } from '../../domain/text.ts';
import { currentDirectory } from '../../store/directory.ts';
import { playbookOf, tasksOf } from '../../store/playbooks.ts';
import { addTask } from '../../usecases/add-task.ts';
import { assignRole } from '../../usecases/assign-role.ts';
import { attachPlaybook } from '../../usecases/attach-playbook.ts';
import { type PageTarget, pagePeople } from '../../usecases/page-people.ts';
import { words } from '../../words/words.ts';
import { leadingUser, leadingWord } from '../form/command-text.ts';
import { loadIncidentView } from '../load-view.ts';
import { pageForm, roleForm, taskForm } from '../view/forms.ts';
import { clipped } from '../view/mrkdwn.ts';
import { playbook as playbookView } from '../view/playbook.ts';
import { said } from '../view/said.ts';
import { taskList } from '../view/task-list.ts';
import { answerWith, asked } from './answer.ts';
import { openIncidentForm } from './open-incident-form.ts';
import { pagedAnswer } from './outcome.ts';
import type { CommandRequest, IncidentVerb } from './verb.ts';

export const role: IncidentVerb = {
  name: 'role',
  ...words.verbs.role,
  group: 'people',
  runOn: async (incident, request) => {
    if (request.rest === '') return openIncidentForm(request, incident, roleForm);
    const named = leadingUser(request.rest);
    if (!named) return answerWith(request, said(words.answers.nameForRole));
    const { word } = leadingWord(named.rest.toLowerCase());
    await assignRole(
      request.listening.deps,
      incident.id,
      { role: word || 'commander', user: named.user },
      asked(request),
    );
    return undefined;
  },
};

export const lead: IncidentVerb = {
  name: 'lead',
  aliases: ['commander'],
  ...words.verbs.lead,
  group: 'people',
  runOn: async (incident, request) => {
    const named = leadingUser(request.rest);
    if (!named && request.rest !== '') return answerWith(request, said(words.answers.nameForLead));
    const user = named?.user ?? request.actor.user;
    await assignRole(request.listening.deps, incident.id, { role: 'commander', user }, asked(request));
    return undefined;
  },
};

export const page: IncidentVerb = {
  name: 'page',
  ...words.verbs.page,
  group: 'people',
  runOn: async (incident, request) => {
    if (request.rest === '') return openIncidentForm(request, incident, pageForm);
    const { target, text } = pageTarget(request);
    await pagePeople(request.listening.deps, incident.id, { target, text }, asked(request, pagedAnswer));
    return undefined;
  },
};

/** A mention, or the id of a person or team, with or without `@`. */
function pageTarget(request: CommandRequest): { target: PageTarget; text: string | null } {
  const named = leadingUser(request.rest);
  const { word, rest } = leadingWord(request.rest);
  const text = plainText(named ? named.rest : rest, request.names).trim();
  const target = named ? { user: named.user } : { id: word.replace(/^@/, '').toLowerCase() };
  return { target, text: text === '' ? null : text };
}

export const task: IncidentVerb = {
  name: 'task',
  ...words.verbs.task,
  group: 'respond',
  runOn: (incident, request) => writeTask(incident, request, 'task'),
};

export const followup: IncidentVerb = {
  name: 'followup',
  aliases: ['follow-up'],
  ...words.verbs.followup,
  group: 'after',
  runOn: (incident, request) => writeTask(incident, request, 'follow_up'),
};

async function writeTask(incident: Incident, request: CommandRequest, kind: Task['kind']): Promise<void> {
  if (request.rest === '') return openIncidentForm(request, incident, (view) => taskForm(view, kind));
  const named = leadingUser(request.rest);
  const text = plainText(named ? named.rest : request.rest, request.names);
  await addTask(request.listening.deps, incident.id, { text, owner: named?.user ?? null, kind }, asked(request));
}

export const tasks: IncidentVerb = {
  name: 'tasks',
  ...words.verbs.tasks,
  group: 'respond',
  runOn: async (incident, request) =>
    answerWith(request, taskList(incident, await tasksOf(request.listening.deps.db, incident.id))),
};

export const playbook: IncidentVerb = {
  name: 'playbook',
  ...words.verbs.playbook,
  group: 'respond',
  runOn: async (incident, request) => {
    const { listening, rest } = request;
    const { word } = leadingWord(rest);
    if (word !== '') {
      await attachPlaybook(listening.deps, incident.id, word.toLowerCase(), asked(request));
      return undefined;
    }
    const world = { now: listening.clock.now(), teamUrl: listening.identity.teamUrl };
    const view = await loadIncidentView(listening.deps.db, incident.id, world);
    const attached = await playbookOf(listening.deps.db, incident.id);
    if (view && attached) return answerWith(request, playbookView(view));
    const { roster } = await currentDirectory(listening.deps.db);
    const known = roster.playbooks.map(({ id, name }) => `\`${clipped(id, 80)}\` ${clipped(name, 100)}`).join(', ');
    return answerWith(request, said(known === '' ? words.playbook.none : words.playbook.notAttached(known)));
  },
};
