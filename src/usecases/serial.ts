/**
 * Runs tasks of one key one after the other, tasks of different keys side by side. Within a process this spares the
 * retries that the version checks would ask for; between processes the version checks decide.
 */
export function createSerial(): <T>(key: string, task: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>();
  return async (key, task) => {
    const before = tails.get(key) ?? Promise.resolve();
    const mine = before.then(task, task);
    tails.set(key, mine);
    try {
      return await mine;
    } finally {
      if (tails.get(key) === mine) tails.delete(key);
    }
  };
}
