#!/usr/bin/env node
import { useCompileCache } from './compile-cache.js';
import { restartFrugal } from './frugal-memory.js';

// better-sqlite3 crashes without a word on an older Node, so the version is checked before anything is loaded.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 14)) {
  process.stderr.write(
    `Muster needs Node 22.14 or newer, and this is ${process.versions.node}.\n` +
      'Run it as `npx muster` or `npm start` in its folder: `npm ci` has put Node 24 there. Or install a newer Node.\n',
  );
  process.exit(1);
}
// The server stays for months; everything else has ended before it would matter.
if (process.argv[2] === 'start') restartFrugal();
useCompileCache();
// Whoever reads our output may stop reading: `muster shifts … | head` is no error.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1));
const { main } = await import('../src/cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
