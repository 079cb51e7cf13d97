/**
 * History of saved.db: entry n brings a file of `user_version` n to n + 1. Entries are never edited once released; a
 * change is a new entry at the end. All tables have rowids: a damaged file is read by ranges of them.
 */
export const savedMigrations: readonly string[] = [
  `
  CREATE TABLE settings (
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
  );

  CREATE TABLE connections (
    connection_id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    draft TEXT NOT NULL,
    sealed_password TEXT
  );

  CREATE TABLE templates (
    template_id TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
  );

  -- 'origin': where the rows came from when the file was made. A file without it was not finished.
  CREATE TABLE meta (
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
  );
  `,
  `
  -- A user's own profiles of providers, each the JSON of its file.
  CREATE TABLE profiles (
    profile_id TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
  );
  `,
]
