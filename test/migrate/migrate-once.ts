import { migrate } from '../../src/store/migrate.ts';
import { openDb } from '../../src/store/open.ts';

/** A process of its own that brings the database to this version and says which migrations it ran itself. */
const db = await openDb(String(process.argv[2]));
try {
  process.stdout.write(JSON.stringify(await migrate(db)));
} finally {
  await db.close();
}
