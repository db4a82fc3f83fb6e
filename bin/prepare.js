// Runs after `npm ci`: compiles once, so that the first start is as quick as every other.
import module from 'node:module';
import { useCompileCache } from './compile-cache.js';

const [major = 0] = process.versions.node.split('.').map(Number);
if (major >= 22) {
  useCompileCache();
  for (const file of ['cli/main', 'cli/start', 'store/sqlite', 'roster/read-roster']) {
    await import(`../src/${file}.ts`).catch((error) =>
      process.stderr.write(`not compiled beforehand: ${error.message}\n`),
    );
  }
  module.flushCompileCache?.();
}
