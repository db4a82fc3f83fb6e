/** What glibc is told: one arena, and memory that is freed goes back. Its own choice keeps 15 MB in fragments for speed. */
const frugal = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_MMAP_THRESHOLD_: '131072' };

/**
 * Makes this process begin again with an allocator that gives memory back; the process id, its files and its
 * arguments stay. Only the environment of a new program can say so. Does nothing where that is not possible, where
 * somebody has already chosen, or when it has been done.
 */
export function restartFrugal() {
  const isChosen = Object.keys(frugal).some((name) => name in process.env);
  // A channel to the parent would not outlive the restart.
  if (isChosen || process.platform !== 'linux' || process.execve === undefined || process.channel) return;
  const argv = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  process.execve(process.execPath, argv, { ...process.env, ...frugal });
}
