import { existsSync, writeFileSync } from 'node:fs';
import { lockServer } from '../../src/store/server-lock.ts';

/**
 * A process that takes the server's lock, says so, and gives it back at a word on stdin. It leaves a mark just before:
 * who has the lock next must find it.
 */
const [databaseFile = '', mark = ''] = process.argv.slice(2);
process.stdout.write('asking\n');
const lock = lockServer(databaseFile);
process.stdout.write(lock === null ? 'refused\n' : existsSync(mark) ? 'has it, after the other\n' : 'has it\n');
process.stdin.once('data', () => {
  writeFileSync(mark, '');
  lock?.release();
  process.exit(0);
});
