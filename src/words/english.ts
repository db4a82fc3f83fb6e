import { alerts } from './english/alerts.ts';
import { announcement, answer } from './english/announcement.ts';
import { answers, mentions } from './english/answers.ts';
import { buttons } from './english/buttons.ts';
import { calendar } from './english/calendar.ts';
import { card } from './english/card.ts';
import { cover } from './english/cover.ts';
import { dashboard, dashboardProblems } from './english/dashboard.ts';
import { doctor } from './english/doctor.ts';
import { declareForm, forms } from './english/forms.ts';
import { help, verbs } from './english/help.ts';
import { carrier, letter, operator, pageLink, replies } from './english/letter.ts';
import { lint } from './english/lint.ts';
import { catchUp, home, incidents, onCall, summary, who } from './english/lists.ts';
import { moves } from './english/moves.ts';
import { byHand, notice, outlook, page, receipt, why } from './english/page.ts';
import { paper } from './english/paper.ts';
import { playbook, tasks } from './english/playbook.ts';
import { postmortem, postmortemPages, postmortemSummary } from './english/postmortem.ts';
import { handoff, posts, turns } from './english/posts.ts';
import { refusals } from './english/refusals.ts';
import { rosterNotes } from './english/roster-notes.ts';
import { rotation } from './english/rotation.ts';
import { slack } from './english/slack.ts';
import { swap } from './english/swap.ts';
import { terms } from './english/terms.ts';
import { timeline } from './english/timeline.ts';
import { trouble } from './english/trouble.ts';
import { watch } from './english/watch.ts';
import { week } from './english/week.ts';

/** Every text in English, by where it is read. */
export const english = {
  alerts,
  announcement,
  answer,
  answers,
  buttons,
  byHand,
  calendar,
  card,
  carrier,
  catchUp,
  cover,
  dashboard,
  dashboardProblems,
  declareForm,
  doctor,
  forms,
  handoff,
  help,
  home,
  incidents,
  lint,
  letter,
  mentions,
  moves,
  notice,
  onCall,
  operator,
  outlook,
  page,
  pageLink,
  paper,
  playbook,
  posts,
  postmortem,
  postmortemPages,
  postmortemSummary,
  receipt,
  refusals,
  rosterNotes,
  replies,
  rotation,
  slack,
  summary,
  swap,
  tasks,
  terms,
  timeline,
  trouble,
  turns,
  verbs,
  watch,
  week,
  who,
  why,
};
