import { words } from '../../words/words.ts';
import { html, type Markup, nothing } from '../markup.ts';
import type { Playbook, Policy, Roster, Target } from '../roster.ts';
import {
  choosePlaybook,
  findPerson,
  findSchedule,
  findService,
  findSeverity,
  findTeam,
  pagingPolicy,
} from '../roster-lookup.ts';
import { durationText } from '../roster-wording.ts';

const { paper } = words;

/** What each service needs: its policy, its playbook, its call. */
export function paperServices(roster: Roster): Markup {
  if (roster.services.length === 0) return nothing;
  const worst = roster.severities[0]?.id ?? '';
  const rows = roster.services.map((service) => {
    const policy = pagingPolicy(roster, service.id);
    const named =
      policy === null ? paper.none : service.policy === policy.id ? policy.id : paper.fallbackPolicy(policy.id);
    const playbook = choosePlaybook(roster, { service: service.id, severity: worst, title: '' });
    const team = service.team === null ? undefined : findTeam(roster, service.team);
    return html`<tr><td>${service.name}</td><td>${service.tier ?? paper.none}</td><td>${team?.name ?? paper.none}</td><td>${named}</td><td>${playbook?.name ?? paper.none}</td><td>${playbook?.zoom ?? paper.none}</td></tr>`;
  });
  const heads = [paper.service, paper.tier, paper.team, paper.policy, paper.playbook, paper.call];
  return html`<h2>${paper.servicesTitle}</h2><table><thead><tr>${heads.map((head) => html`<th>${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** The policies in sentences, as somebody follows them with a phone. */
export function paperPolicies(roster: Roster): Markup {
  if (roster.policies.length === 0) return nothing;
  return html`<h2>${paper.policiesTitle}</h2>${roster.policies.map((policy) => policyWords(policy, roster))}`;
}

function policyWords({ id, steps, repeat, final, untilAck }: Policy, roster: Roster): Markup {
  const lines = [
    ...steps.map(({ notify, waitMs, mode, whenEmpty }, index) => {
      const how = `${mode === 'round_robin' ? paper.roundRobin : ''}${whenEmpty === 'wait' ? paper.ifEmpty : ''}`;
      return paper.step(index + 1, targetsWords(notify, roster), durationText(waitMs), how);
    }),
    ...(repeat > 0 ? [paper.repeat(repeat)] : []),
    ...(final === null ? [] : [paper.final(targetsWords(final.notify, roster))]),
    untilAck ? paper.untilAck : paper.ends,
  ];
  return html`<h3>${id}</h3>${lines.map((line) => html`<p>${line}</p>`)}`;
}

function targetsWords(targets: readonly Target[], roster: Roster): string {
  const text = targets
    .map((target) => {
      if (target.kind === 'channel') return paper.targets.channel(target.name);
      if (target.kind === 'schedule') return paper.targets.schedule(findSchedule(roster, target.id)?.name ?? target.id);
      if (target.kind === 'person') return paper.targets.person(findPerson(roster, target.id)?.name ?? target.id);
      return paper.targets[target.kind](findTeam(roster, target.id)?.name ?? target.id);
    })
    .join(paper.and);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The playbooks with their call, links and steps, to be ticked by hand. */
export function paperPlaybooks(roster: Roster): Markup {
  if (roster.playbooks.length === 0) return nothing;
  return html`<h2>${paper.playbooksTitle}</h2>${roster.playbooks.map((playbook) => playbookWords(playbook, roster))}`;
}

function playbookWords({ name, match, zoom, links, steps }: Playbook, roster: Roster): Markup {
  const where = [
    ...(zoom === null ? [] : [`${paper.call}: ${zoom}`]),
    ...links.map(({ title, url }) => `${title}: ${url}`),
  ];
  const shown = steps.map(({ text, role, afterMs }) => {
    const notes = [
      ...(role === null ? [] : [words.terms.roles[role]]),
      ...(afterMs === null ? [] : [paper.after(durationText(afterMs))]),
    ];
    return html`<li>☐ ${text}${notes.length === 0 ? nothing : html` <span class="quiet">(${notes.join(', ')})</span>`}</li>`;
  });
  return html`<h3>${name}</h3><p class="quiet">${occasion(match, roster)}</p>${where.map((line) => html`<p>${line}</p>`)}<ul>${shown}</ul>`;
}

function occasion(match: Playbook['match'], roster: Roster): string {
  if (match === null) return paper.forAny;
  const parts = [
    match.services.map((id) => findService(roster, id)?.name ?? id).join(', '),
    match.severities.map((id) => findSeverity(roster, id)?.name ?? id).join(', '),
    match.title === null ? '' : paper.inTitle(match.title),
  ].filter((part) => part !== '');
  return parts.length === 0 ? paper.forAny : paper.for(parts.join('; '));
}
