import { join } from 'node:path';
import { loadSecret } from '../../src/seal.ts';

/** A process that asks for the secrets of many installations as soon as it is told to, as fast as it can. */
const [folder = '', count = '0'] = process.argv.slice(2);
process.stdout.write('ready\n');
process.stdin.once('data', () => {
  const secrets = Array.from({ length: Number(count) }, (_, index) => loadSecret(null, join(folder, String(index))));
  process.stdout.write(`${JSON.stringify(secrets)}\n`, () => process.exit(0));
});
