import { describe, expect, test } from 'vitest';
import { day, final, hour, minute, PagingLine, policy, second, step } from './paging-line.ts';

const untilAck = { untilAck: true };
const ana = (waitMs: number) => step('person:ana', waitMs);
const bo = (waitMs: number) => step('person:bo', waitMs);

describe('steps and waits', () => {
  test('step 1 is executed at once when paging starts', () => {
    expect(new PagingLine(policy([ana(5 * minute)])).pages).toEqual(['0 ana']);
  });

  test.each([
    ['1 s', second],
    ['59 s', 59 * second],
    ['5 min', 5 * minute],
    ['3 days', 3 * day],
  ])('a step waits %s after it was executed, and not a moment less', (_, waitMs) => {
    const line = new PagingLine(policy([ana(waitMs), bo(minute)]));
    expect(line.to(waitMs - 1).pages).toEqual(['0 ana']);
    expect(line.to(waitMs).pages).toEqual(['0 ana', `${waitMs / second} bo`]);
  });

  test('a wait of nothing: the next step runs at the same moment', () => {
    expect(new PagingLine(policy([ana(0), bo(minute)])).pages).toEqual(['0 ana', '0 bo']);
  });

  test('a step that runs late makes the next one late: it waits from when it was executed', () => {
    const line = new PagingLine(policy([ana(minute), bo(minute), ana(minute)]));
    line.outageTo(minute + 40 * second);
    expect(line.to(hour).pages).toEqual(['0 ana', '100 bo', '160 ana']);
  });

  test('looking again before anything is due changes nothing', () => {
    const line = new PagingLine(policy([ana(minute)]));
    const { escalation, events } = line.look();
    expect([escalation, events]).toEqual([line.escalation, []]);
  });

  test('everyone: all people of all targets are paged', () => {
    const line = new PagingLine(policy([step(['schedule:primary', 'person:cy'], minute)]), {
      onCall: { primary: ['ana', 'bo'] },
    });
    expect(line.pages).toEqual(['0 ana+bo+cy']);
  });

  test('schedules are resolved when the step runs, not when paging starts', () => {
    const line = new PagingLine(policy([ana(minute), step('schedule:primary', minute)]), {
      onCall: { primary: ['bo'] },
    });
    line.staff.onCall.primary = ['cy'];
    expect(line.to(minute).pages).toEqual(['0 ana', '60 cy']);
  });

  test('an acknowledgement without an end stops every further step', () => {
    const line = new PagingLine(policy([ana(minute), bo(minute)], { repeat: 2, ...untilAck }));
    expect(line.acknowledge().to(9 * day).pages).toEqual(['0 ana']);
  });
});

describe('rounds', () => {
  test('waits of 5, 10 and 15 minutes, repeat 2: nine pages, exhausted after 90 minutes', () => {
    const steps = [5, 10, 15].map((minutes, index) => step(`person:p${index + 1}`, minutes * minute));
    const line = new PagingLine(policy(steps, { repeat: 2 })).to(day);
    const paged = line.log.flatMap(({ at, event }) =>
      event.kind === 'step' ? [{ t: at / minute, loop: event.round, step: event.step + 1 }] : [],
    );
    expect(paged).toEqual([
      { t: 0, loop: 0, step: 1 },
      { t: 5, loop: 0, step: 2 },
      { t: 15, loop: 0, step: 3 },
      { t: 30, loop: 1, step: 1 },
      { t: 35, loop: 1, step: 2 },
      { t: 45, loop: 1, step: 3 },
      { t: 60, loop: 2, step: 1 },
      { t: 65, loop: 2, step: 2 },
      { t: 75, loop: 2, step: 3 },
    ]);
    expect(line.log.filter(({ event }) => event.kind === 'ended').map(({ at }) => at / minute)).toEqual([90]);
  });

  test('repeat 0: one round', () => {
    expect(new PagingLine(policy([ana(minute)])).to(day).pages).toEqual(['0 ana']);
  });

  test('the wait of the last step passes before the next round', () => {
    const line = new PagingLine(policy([ana(minute), bo(10 * minute)], { repeat: 1 }));
    expect(line.to(11 * minute - 1).pages).toEqual(['0 ana', '60 bo']);
    expect(line.to(11 * minute).pages.at(-1)).toBe('660 ana');
  });

  test('the wait of the last step passes before final', () => {
    const line = new PagingLine(policy([ana(10 * minute)], { final: final('person:gil') }));
    expect(line.to(10 * minute - 1).pages).toEqual(['0 ana']);
    expect(line.to(10 * minute).pages).toEqual(['0 ana', '600 gil']);
  });
});

describe('final', () => {
  test('is executed once after the last round; without until_ack paging then ends, with one alarm', () => {
    const line = new PagingLine(
      policy([ana(5 * minute)], { repeat: 1, final: final('person:gil', 'channel:#incidents') }),
    );
    expect(line.to(day).story).toEqual([
      '0 ana',
      '300 ana',
      '600 final gil+#incidents',
      '600 alarm nobody_acknowledged, ends',
      '600 ended',
    ]);
    expect(line.escalation).toMatchObject({ state: 'ended', dueAt: null });
  });

  test('a policy without final ends with the alarm alone', () => {
    expect(new PagingLine(policy([ana(minute)])).to(day).story).toEqual([
      '0 ana',
      '60 alarm nobody_acknowledged, ends',
      '60 ended',
    ]);
  });

  test('with until_ack all steps go on after it, round after round, with an alarm for each, and final never again', () => {
    const line = new PagingLine(
      policy([ana(minute), bo(2 * minute)], { repeat: 1, final: final('person:gil'), ...untilAck }),
    );
    expect(line.to(13 * minute).story).toEqual([
      '0 ana',
      '60 bo',
      '180 ana',
      '240 bo',
      '360 final gil',
      '360 alarm nobody_acknowledged, goes on',
      '360 ana',
      '420 bo',
      '540 alarm nobody_acknowledged, goes on',
      '540 ana',
      '600 bo',
      '720 alarm nobody_acknowledged, goes on',
      '720 ana',
      '780 bo',
    ]);
    expect(line.acknowledge().to(day).story).toHaveLength(14);
  });
});

describe('nobody on call', () => {
  const empty = (waitMs: number, whenEmpty: 'skip' | 'wait') => step('schedule:empty', waitMs, { whenEmpty });

  test('skip: the step is passed at once, and that is said', () => {
    const line = new PagingLine(policy([empty(5 * minute, 'skip'), bo(minute)]));
    expect(line.story).toEqual(['0 nobody', '0 bo']);
  });

  test('wait: the step waits its time, and that is said', () => {
    const line = new PagingLine(policy([empty(5 * minute, 'wait'), bo(minute)]));
    expect(line.story).toEqual(['0 nobody']);
    expect(line.to(5 * minute).story).toEqual(['0 nobody', '300 bo']);
  });

  test('a skipped step still posts to its channel', () => {
    const line = new PagingLine(policy([step(['schedule:empty', 'channel:#sre'], minute), bo(minute)]));
    expect(line.story).toEqual(['0 nobody', '0 #sre', '0 bo']);
  });

  test('a whole round without anybody: final at once, instead of the remaining rounds', () => {
    const line = new PagingLine(
      policy([empty(minute, 'skip'), empty(minute, 'skip')], { repeat: 5, final: final('person:gil') }),
    );
    expect(line.story).toEqual(['0 nobody', '0 nobody', '0 final gil', '0 alarm nobody_on_call, ends', '0 ended']);
  });

  test('a round in which somebody was paged is not one without anybody', () => {
    const line = new PagingLine(policy([empty(minute, 'skip'), bo(minute)], { repeat: 1, final: final('person:gil') }));
    expect(line.to(hour).pages).toEqual(['0 bo', '60 bo', '120 gil']);
  });

  test('a later round without anybody: final at once, too', () => {
    const line = new PagingLine(
      policy([step('schedule:primary', 5 * minute)], { repeat: 9, final: final('person:gil') }),
      {
        onCall: { primary: ['ana'] },
      },
    );
    line.staff.onCall.primary = [];
    expect(line.to(day).story).toEqual([
      '0 ana',
      '300 nobody',
      '300 final gil',
      '300 alarm nobody_on_call, ends',
      '300 ended',
    ]);
  });

  test('final after an empty round counts as its one execution, and until_ack goes on', () => {
    const line = new PagingLine(
      policy([step('schedule:primary', minute)], { repeat: 1, final: final('person:gil'), ...untilAck }),
    );
    line.staff.onCall.primary = ['ana'];
    expect(line.to(3 * minute).story).toEqual([
      '0 nobody',
      '0 final gil',
      '0 alarm nobody_on_call, goes on',
      '60 ana',
      '120 alarm nobody_acknowledged, goes on',
      '120 ana',
      '180 alarm nobody_acknowledged, goes on',
      '180 ana',
    ]);
  });

  test('an empty round whose steps wait is over when they have waited', () => {
    const line = new PagingLine(policy([empty(2 * minute, 'wait')], { repeat: 3, final: final('person:gil') }));
    expect(line.to(day).story).toEqual(['0 nobody', '120 final gil', '120 alarm nobody_on_call, ends', '120 ended']);
  });

  test('a policy without a single target ends at once, never silently', () => {
    expect(new PagingLine(policy([])).story).toEqual(['0 alarm nobody_on_call, ends', '0 ended']);
  });
});

describe('a round never starts sooner than a minute', () => {
  test('after the start of one that had nobody', () => {
    const line = new PagingLine(policy([step('schedule:empty', minute)], untilAck));
    line.to(3 * minute);
    const starts = line.log.filter(({ event }) => event.kind === 'nobody').map(({ at }) => at / second);
    expect(starts).toEqual([0, 60, 120, 180]);
  });

  test('after the start of one that waited less than a second', () => {
    const line = new PagingLine(policy([ana(0), bo(0)], { repeat: 2 })).to(hour);
    expect(line.pages).toEqual(['0 ana', '0 bo', '60 ana', '60 bo', '120 ana', '120 bo']);
  });

  test('also when the engine looks late', () => {
    const line = new PagingLine(policy([ana(0)], { repeat: 3 }));
    line
      .outageTo(minute + 20 * second)
      .outageTo(minute + 21 * second)
      .to(hour);
    expect(line.pages).toEqual(['0 ana', '80 ana', '140 ana', '200 ana']);
  });

  test('but one that waited a second is followed at once', () => {
    const line = new PagingLine(policy([ana(second)], { repeat: 2 })).to(hour);
    expect(line.pages).toEqual(['0 ana', '1 ana', '2 ana']);
  });

  test('an empty round that waited longer than that is followed at once', () => {
    const line = new PagingLine(policy([step('schedule:empty', 5 * minute, { whenEmpty: 'wait' })], untilAck));
    line.to(10 * minute);
    expect(line.log.filter(({ event }) => event.kind === 'nobody').map(({ at }) => at / second)).toEqual([0, 300, 600]);
  });
});

describe('steps that only post to a channel', () => {
  test('page nobody, are not empty, and wait their time', () => {
    const line = new PagingLine(policy([step('channel:#sre', 5 * minute), bo(minute)]));
    expect(line.to(5 * minute).story).toEqual(['0 #sre', '300 bo']);
    expect(line.pages).toEqual(['300 bo']);
  });

  test('a round of nothing else paged nobody: final follows when it is over', () => {
    const line = new PagingLine(policy([step('channel:#sre', 5 * minute)], { repeat: 3, final: final('person:gil') }));
    expect(line.to(day).story).toEqual(['0 #sre', '300 final gil', '300 alarm nobody_on_call, ends', '300 ended']);
  });
});
