import type { LocalSlack } from '../../src/simulator/local-slack.ts';

/** Resolves when the app has made no call for `quietMs`, which is to be longer than a call takes. */
export function settle(slack: LocalSlack, quietMs: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      unsubscribe();
      resolve();
    };
    let timer = setTimeout(finish, quietMs);
    const unsubscribe = slack.subscribe(({ kind }) => {
      if (kind !== 'call' && kind !== 'delivery') return;
      clearTimeout(timer);
      timer = setTimeout(finish, quietMs);
    });
  });
}
