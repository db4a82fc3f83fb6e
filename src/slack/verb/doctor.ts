import { words } from '../../words/words.ts';
import { checkDatabase } from '../doctor/check-database.ts';
import { checkRoster } from '../doctor/check-roster.ts';
import { checkSlack } from '../doctor/check-slack.ts';
import { doctor as doctorView } from '../view/doctor.ts';
import { answerWith } from './answer.ts';
import type { FreeVerb } from './verb.ts';

export const doctor: FreeVerb = {
  name: 'doctor',
  aliases: ['check'],
  ...words.verbs.doctor,
  group: 'after',
  run: async (request) => {
    const { deps, clock, slack, checkCarriers } = request.listening;
    const [ofSlack, ofDatabase, ofRoster, ofCarriers] = await Promise.all([
      checkSlack(slack, deps.db, clock.now),
      checkDatabase(deps.db, clock.now()),
      checkRoster(deps.db, clock.now()),
      checkCarriers?.() ?? [],
    ]);
    await answerWith(request, doctorView([...ofSlack, ...ofRoster, ...ofCarriers, ...ofDatabase]));
  },
};
