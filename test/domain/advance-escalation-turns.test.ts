import { describe, expect, test } from 'vitest';
import { day, final, hour, minute, PagingLine, policy, second, step } from './paging-line.ts';

const inTurn = (notify: string | string[], waitMs: number) => step(notify, waitMs, { mode: 'round_robin' });
const rota = { pools: { rota: ['ana', 'bo', 'cy'] }, onCall: { rota: ['cy'] } };

describe('round robin', () => {
  test('pages one person: the next of the pool, whoever is on call', () => {
    const line = new PagingLine(policy([inTurn('schedule:rota', minute)], { repeat: 3 }), rota).to(hour);
    expect(line.pages).toEqual(['0 ana', '60 bo', '120 cy', '180 ana']);
  });

  test('goes on where the last incident left off', () => {
    const line = new PagingLine(policy([inTurn('schedule:rota', minute), inTurn('schedule:rota', minute)]), rota);
    line.to(hour);
    expect([...line.pointers]).toEqual([
      [0, 1],
      [1, 1],
    ]);
    const next = new PagingLine(policy([]), rota);
    next.pointers.set(0, 1);
    next.escalation = { ...next.escalation, state: 'paging', dueAt: 0, nextStep: 0, policy: line.escalation.policy };
    next.look();
    expect(next.pages).toEqual(['0 bo']);
  });

  test('takes people named and people of schedules as one pool, in order', () => {
    const line = new PagingLine(policy([inTurn(['person:dee', 'schedule:rota'], minute)], { repeat: 4 }), rota).to(
      hour,
    );
    expect(line.pages.map((page) => page.split(' ')[1])).toEqual(['dee', 'ana', 'bo', 'cy', 'dee']);
  });

  test('posts to its channels beside the one page', () => {
    const line = new PagingLine(policy([inTurn(['schedule:rota', 'channel:#sre'], minute)]), rota);
    expect(line.story).toEqual(['0 ana+#sre']);
  });

  test('the pointer moves only when a page is made', () => {
    const line = new PagingLine(policy([inTurn('schedule:none', minute)], { untilAck: true }), rota).to(hour);
    expect(line.log.filter(({ event }) => event.kind === 'nobody').length).toBeGreaterThan(50);
    expect([...line.pointers]).toEqual([]);
  });

  test('a pool that has shrunk since is still gone through in order', () => {
    const line = new PagingLine(policy([inTurn('schedule:rota', minute)], { repeat: 2 }), rota);
    line.pointers.set(0, 2);
    line.staff.pools.rota = ['ana', 'bo'];
    expect(line.to(hour).pages).toEqual(['0 ana', '60 ana', '120 bo']);
  });

  test('a zero wait in a round of two steps moves each pointer by itself', () => {
    const line = new PagingLine(policy([inTurn('schedule:rota', 0), inTurn('schedule:rota', minute)]), rota);
    expect(line.pages).toEqual(['0 ana', '0 ana']);
    expect([...line.pointers.values()]).toEqual([1, 1]);
  });
});

describe('“I can’t”', () => {
  const two = policy([step('person:ana', 5 * minute), step('person:bo', 5 * minute)], {
    repeat: 1,
    final: final('person:gil', 'person:ana'),
  });

  test('a step for everyone: the next step at once, and its wait runs from there', () => {
    const line = new PagingLine(two).to(20 * second).decline('ana');
    expect(line.pages).toEqual(['0 ana', '20 bo']);
    expect(line.to(5 * minute + 20 * second).pages.at(-1)).toBe('320 ana');
  });

  test('round robin: the same step’s next person at once, and the step waits anew', () => {
    const line = new PagingLine(policy([inTurn('schedule:rota', 5 * minute), step('person:gil', minute)]), rota);
    line.to(minute).decline('ana');
    expect(line.pages).toEqual(['0 ana', '60 bo']);
    expect(line.to(6 * minute - 1).pages).toHaveLength(2);
    expect(line.to(6 * minute).pages.at(-1)).toBe('360 gil');
    expect(line.pointers.get(0)).toBe(2);
  });

  test('round robin with nobody left: the next step at once', () => {
    const line = new PagingLine(policy([inTurn('schedule:rota', 5 * minute), step('person:gil', minute)]), rota);
    line.decline('ana').decline('bo').decline('cy');
    expect(line.story).toEqual(['0 ana', '0 bo', '0 cy', '0 nobody', '0 gil']);
  });

  test('after the last step of the last round: final at once', () => {
    const line = new PagingLine(policy([step('person:ana', hour)], { final: final('person:gil') }));
    expect(line.to(minute).decline('ana').pages).toEqual(['0 ana', '60 gil']);
  });

  test('who declined is not paged again in this round, by no step', () => {
    const steps = [
      step('person:ana', minute),
      step(['person:ana', 'person:bo'], minute),
      inTurn('schedule:rota', minute),
    ];
    const line = new PagingLine(policy(steps), rota).decline('ana').to(hour);
    expect(line.pages).toEqual(['0 ana', '0 bo', '60 bo']);
  });

  test('nor by final', () => {
    const line = new PagingLine(two)
      .to(10 * minute)
      .decline('ana')
      .to(hour);
    expect(line.pages).toEqual(['0 ana', '300 bo', '600 ana', '600 bo', '900 gil']);
  });

  test('but in the next round again', () => {
    const line = new PagingLine(two).decline('ana').to(5 * minute);
    expect(line.pages).toEqual(['0 ana', '0 bo', '300 ana']);
  });

  test('twice is once', () => {
    const line = new PagingLine(two).decline('ana');
    const after = line.escalation;
    expect(line.declinePage({ person: 'ana', round: 0, step: 0 }).escalation).toEqual(after);
  });

  test('of a step that is over takes the person out of the round and hurries nothing', () => {
    const line = new PagingLine(two).to(5 * minute);
    const { dueAt, nextStep } = line.escalation;
    line.declinePage({ person: 'ana', round: 0, step: 0 });
    expect(line.escalation).toMatchObject({ dueAt, nextStep, declined: ['ana'] });
  });

  test.each([
    ['of an earlier round', { round: 0, step: 0 }],
    ['of an earlier start of paging', { round: 1, step: 0, epoch: 0 }],
  ])('%s changes nothing', (_, page) => {
    const line = new PagingLine(two).to(10 * minute);
    const before = line.escalation;
    expect(line.declinePage({ person: 'ana', ...page }).escalation).toEqual(before);
  });

  test('of a page by hand takes the person out of the round and hurries nothing', () => {
    const line = new PagingLine(two).declinePage({ person: 'bo', round: 0, step: null });
    expect(line.to(6 * minute).story).toEqual(['0 ana', '300 nobody', '300 ana']);
  });

  test('after an acknowledgement changes nothing', () => {
    const line = new PagingLine(two).acknowledge();
    const before = line.escalation;
    expect(line.declinePage({ person: 'ana', round: 0, step: 0 }).escalation).toEqual(before);
  });
});

describe('an acknowledgement that times out', () => {
  const three = policy([step('person:ana', minute), step('person:bo', minute), step('person:cy', minute)]);

  test('starts paging again at step 1 in a new epoch, and who had acknowledged is told first', () => {
    const line = new PagingLine(three)
      .to(minute)
      .acknowledge(30 * minute)
      .to(32 * minute);
    expect(line.story).toEqual(['0 ana', '60 bo', '1860 ack timed out, epoch 2', '1860 ana', '1920 bo']);
    expect(line.escalation).toMatchObject({ state: 'paging', epoch: 2, round: 0 });
  });

  test('not a moment sooner', () => {
    expect(new PagingLine(three).acknowledge(30 * minute).to(30 * minute - 1).pages).toEqual(['0 ana']);
  });

  test('forgets rounds, final and who declined', () => {
    const line = new PagingLine(policy([step('person:ana', minute)], { final: final('person:gil'), untilAck: true }));
    line
      .to(2 * minute)
      .decline('ana')
      .acknowledge(minute)
      .to(hour / 10);
    expect(line.escalation.epoch).toBe(2);
    expect(line.story.filter((event) => event.includes('final'))).toEqual(['60 final gil', '240 final gil']);
    expect(line.story).toContain('180 ana');
  });

  test('works after an outage, too', () => {
    const line = new PagingLine(three).acknowledge(minute).outageTo(day);
    expect(line.story.slice(1)).toEqual(['86400 ack timed out, epoch 2', '86400 ana']);
  });
});

describe('after an outage', () => {
  const long = policy(
    [step('person:ana', 5 * minute), step('person:bo', 10 * minute), step('person:cy', 15 * minute)],
    { repeat: 2, final: final('person:gil') },
  );

  test('the steps that would be over are not run one after the other: only the current one is, and that is said', () => {
    const line = new PagingLine(long).outageTo(17 * minute);
    expect(line.story).toEqual(['0 ana', '1020 missed 1', '1020 cy']);
  });

  test('over the end of a round', () => {
    const line = new PagingLine(long).outageTo(47 * minute);
    expect(line.story).toEqual(['0 ana', '2820 missed 4', '2820 cy']);
    expect(line.escalation.round).toBe(1);
  });

  test('a page that is only a minute late is simply late', () => {
    const line = new PagingLine(
      policy([step('person:ana', second), step('person:bo', second), step('person:cy', second)]),
    );
    expect(line.outageTo(minute + second).story).toEqual(['0 ana', '61 bo']);
  });

  test('the last step of the last round is run however late it is; then final, then the end', () => {
    const line = new PagingLine(long).outageTo(9 * day);
    expect(line.story).toEqual(['0 ana', '777600 missed 7', '777600 cy']);
    line.to(10 * day);
    expect(line.story.slice(3)).toEqual(['778500 final gil', '778500 alarm nobody_acknowledged, ends', '778500 ended']);
  });

  test('with until_ack the last step is run, and the rounds go on', () => {
    const line = new PagingLine({ ...long, untilAck: true }).to(2 * hour).outageTo(9 * day);
    expect(line.pages.at(-1)).toBe('777600 cy');
    expect(line.to(9 * day + 15 * minute).story.slice(-2)).toEqual([
      '778500 alarm nobody_acknowledged, goes on',
      '778500 ana',
    ]);
  });

  test('final that was due is executed', () => {
    const line = new PagingLine(policy([step('person:ana', minute)], { final: final('person:gil') })).outageTo(day);
    expect(line.story).toEqual(['0 ana', '86400 final gil', '86400 alarm nobody_acknowledged, ends', '86400 ended']);
  });

  test('a round that had found nobody is followed by final, not by rounds that were missed', () => {
    const steps = [step('schedule:empty', 5 * minute, { whenEmpty: 'wait' })];
    const line = new PagingLine(policy(steps, { repeat: 5, final: final('person:gil') })).outageTo(17 * minute);
    expect(line.story).toEqual(['0 nobody', '1020 final gil', '1020 alarm nobody_on_call, ends', '1020 ended']);
  });

  test('round robin: missed steps do not move the pointer', () => {
    const line = new PagingLine(policy([inTurn('schedule:rota', 5 * minute)], { repeat: 9 }), rota).outageTo(
      22 * minute,
    );
    expect(line.pages).toEqual(['0 ana', '1320 bo']);
  });
});
