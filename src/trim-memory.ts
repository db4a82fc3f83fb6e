import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const lookEveryMs = 10_000;
/** Less than this share of a core: nobody waits for an answer. */
const quietShare = 0.03;
const worthwhileBytes = 6_000_000;

/**
 * Gives back what starting took: loading, compiling and rehearsing leave ten megabytes of garbage that V8 would keep
 * until its heap had grown again, and a server that waits never grows it. From then on it collects early after a storm,
 * instead of letting the heap double first, and once more when it is quiet again. Returns what ends that.
 */
export function trimMemory(): () => void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as (how: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;
  const collect = () => {
    for (let pass = 0; pass < 2; pass += 1) gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  };
  // Not before: while everything is loaded, the heap had better grow.
  setFlagsFromString('--optimize-for-size');
  collect();
  return trimWhenQuiet(collect);
}

/** A collection takes a tenth of a second in which nothing else happens: only when nothing does, and it is worth it. */
function trimWhenQuiet(collect: () => void): () => void {
  let floor = process.memoryUsage.rss();
  let spent = process.cpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(spent);
    spent = process.cpuUsage();
    const isQuiet = (user + system) / 1_000 < lookEveryMs * quietShare;
    if (!isQuiet || process.memoryUsage.rss() - floor < worthwhileBytes) return;
    collect();
    // What stayed is in use; it is not asked for again.
    floor = process.memoryUsage.rss();
  }, lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
