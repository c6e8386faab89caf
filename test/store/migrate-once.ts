// One process of those that start at the same time: migrates the database of its first parameter.
import { migrateDatabase } from '../../src/store/migrate.ts';

await migrateDatabase(process.argv[2] ?? '');
