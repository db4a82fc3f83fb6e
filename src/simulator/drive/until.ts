import type { Workspace } from '../store/workspace.ts';

function lately(ws: Workspace): string {
  const calls = ws.calls.slice(-5).map((call) => `${call.method} ${String(call.answer?.error ?? call.fault ?? 'ok')}`);
  const deliveries = ws.deliveries.slice(-5).map((each) => `${each.type} ${each.outcome}`);
  const trouble = [
    ...ws.notices.slice(-3).map((n) => n.text),
    ...ws.violations.slice(-3).map((v) => `${v.what}: ${v.detail}`),
  ];
  return [`calls: ${calls.join(', ')}`, `deliveries: ${deliveries.join(', ')}`, ...trouble].join('; ');
}

/**
 * Waits until `predicate` gives something true, and returns it. It is asked at once and again after every change
 * of the workspace. `timeoutMs` (15,000) is on the machine's own clock; the error tells what happened last.
 */
export function until<T>(
  ws: Workspace,
  predicate: () => T | undefined | null | false,
  { timeoutMs = 15_000 }: { timeoutMs?: number } = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    let asked = false;
    const finish = (end: () => void): void => {
      clearTimeout(timer);
      unsubscribe();
      end();
    };
    const ask = (): void => {
      asked = false;
      try {
        const value = predicate();
        if (value !== undefined && value !== null && value !== false) {
          finish(() => resolve(value));
        }
      } catch (error) {
        finish(() => reject(error instanceof Error ? error : new Error(String(error))));
      }
    };
    const unsubscribe = ws.feed.subscribe(() => {
      if (!asked) {
        asked = true;
        queueMicrotask(ask);
      }
    });
    const timer = setTimeout(() => {
      finish(() => reject(new Error(`Nothing came within ${timeoutMs} ms of ${predicate.toString()}; ${lately(ws)}`)));
    }, timeoutMs);
    ask();
  });
}
