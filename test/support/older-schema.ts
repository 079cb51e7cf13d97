/** The schema of workbench.db as 0.1.0 made it, a step for each of its versions. */
export const olderMigrations: readonly string[] = [
  `
  CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE connections (
    connection_id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    draft TEXT NOT NULL,
    sealed_password TEXT
  ) WITHOUT ROWID;

  CREATE TABLE messages (
    message_id TEXT PRIMARY KEY,
    created_at REAL NOT NULL,
    unsettled INTEGER NOT NULL,
    search TEXT NOT NULL,
    card TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX messages_by_time ON messages (created_at, message_id);
  CREATE INDEX messages_unsettled ON messages (message_id) WHERE unsettled = 1;

  CREATE TABLE message_ids (
    canonical_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    part INTEGER NOT NULL,
    PRIMARY KEY (canonical_id, message_id, part)
  ) WITHOUT ROWID;
  CREATE INDEX message_ids_by_message ON message_ids (message_id);

  CREATE TABLE capture_sessions (
    session_key INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL,
    name TEXT NOT NULL,
    profile_id TEXT NOT NULL
  );

  -- Rows as the window sees them are read back out of the octets; stored beside them is only what the octets do not
  -- say, and the text that is searched. The octets stand last, so that a search need not step over them.
  CREATE TABLE capture (
    seq INTEGER PRIMARY KEY,
    at REAL NOT NULL,
    sent INTEGER NOT NULL,
    session_key INTEGER NOT NULL,
    command_id INTEGER NOT NULL,
    command_status INTEGER NOT NULL,
    request_seq INTEGER,
    request_command_id INTEGER,
    latency_ms REAL,
    message_id TEXT,
    search TEXT NOT NULL,
    sealed_password TEXT,
    octets BLOB NOT NULL
  );
  CREATE INDEX capture_statuses ON capture (command_id, command_status) WHERE sent = 0 AND command_id >= 2147483648;
  CREATE INDEX capture_requests ON capture (request_seq) WHERE request_seq IS NOT NULL;
  `,
  `
  CREATE TABLE templates (
    template_id TEXT PRIMARY KEY,
    body TEXT NOT NULL
  ) WITHOUT ROWID;
  `,
  `
  CREATE TABLE bulk_runs (
    run_id INTEGER PRIMARY KEY AUTOINCREMENT,
    created_at REAL NOT NULL,
    run TEXT NOT NULL
  );

  CREATE TABLE bulk_rows (
    run_id INTEGER NOT NULL,
    row INTEGER NOT NULL,
    state TEXT NOT NULL,
    parts INTEGER NOT NULL,
    problem TEXT,
    cells TEXT NOT NULL,
    PRIMARY KEY (run_id, row)
  ) WITHOUT ROWID;
  CREATE INDEX bulk_rows_waiting ON bulk_rows (run_id, row) WHERE state = 'waiting';

  CREATE TABLE bulk_parts (
    run_id INTEGER NOT NULL,
    row INTEGER NOT NULL,
    part INTEGER NOT NULL,
    state TEXT NOT NULL,
    status INTEGER,
    answered_by TEXT,
    message_id TEXT,
    canonical_id TEXT,
    stat TEXT,
    err TEXT,
    PRIMARY KEY (run_id, row, part)
  ) WITHOUT ROWID;
  CREATE INDEX bulk_parts_open ON bulk_parts (run_id) WHERE state = 'sent';
  CREATE INDEX bulk_parts_ids ON bulk_parts (canonical_id) WHERE canonical_id IS NOT NULL;

  -- Progress is asked four times a second: a hundred thousand rows are not counted each time.
  CREATE TABLE bulk_counts (
    run_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    rows INTEGER NOT NULL,
    PRIMARY KEY (run_id, state)
  ) WITHOUT ROWID;
  CREATE TRIGGER bulk_row_added AFTER INSERT ON bulk_rows BEGIN
    INSERT INTO bulk_counts VALUES (new.run_id, new.state, 1) ON CONFLICT DO UPDATE SET rows = rows + 1;
  END;
  CREATE TRIGGER bulk_row_changed AFTER UPDATE OF state ON bulk_rows WHEN old.state <> new.state BEGIN
    UPDATE bulk_counts SET rows = rows - 1 WHERE run_id = old.run_id AND state = old.state;
    INSERT INTO bulk_counts VALUES (new.run_id, new.state, 1) ON CONFLICT DO UPDATE SET rows = rows + 1;
  END;
  `,
  `
  -- Behind the octets, since a column can only be added there; null in all but a few rows.
  ALTER TABLE capture ADD COLUMN is_late INTEGER;
  ALTER TABLE capture ADD COLUMN repeat_of INTEGER;
  `,
  `
  ALTER TABLE capture_sessions ADD COLUMN context TEXT;
  `,
  `
  ALTER TABLE messages ADD COLUMN doubtful INTEGER NOT NULL DEFAULT 0;
  -- The state of each part stands in the searched text; a text that holds these words is looked at once too often.
  UPDATE messages SET doubtful = 1 WHERE instr(search, 'in-doubt') > 0 OR instr(search, 'timed-out') > 0;
  CREATE INDEX messages_doubtful ON messages (created_at, message_id) WHERE doubtful = 1;
  `,
]
