import { openFile } from '../../electron/storage/database-file.ts'

// Changes the form of a file that a test made, and never comes to its end: who starts this kills it.
const [, , dataDir = '', first = ''] = process.argv
openFile(dataDir, {
  fileName: 'saved.db',
  migrations: [
    first,
    `DROP TABLE notes; CREATE TABLE other (value TEXT);
     INSERT INTO other WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT hex(randomblob(500)) FROM n;`,
  ],
  pragmas: 'PRAGMA cache_size = 8;',
  check: () => undefined,
})
