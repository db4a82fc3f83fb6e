import type { Log } from './ports.ts';

const lookAtParentMs = 500;

/**
 * Resolves when the server is told to stop. Also when the npm that started it is gone: `npx` has a shell between itself
 * and the server that passes no signal on, and what nobody can reach any more must not go on paging people.
 */
export function stopSignal(log: Log): Promise<void> {
  return new Promise((resolve) => {
    const stop = (signal: string) => {
      log.info({ signal }, 'stopping: nothing new is taken, what is in flight is finished');
      resolve();
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
    if (process.env.npm_execpath === undefined) return;
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      stop('npm is gone');
    }, lookAtParentMs);
    watch.unref();
  });
}
