/**
 * The history of the traffic store: entry n brings a database of `user_version` n to n + 1. Entries are never edited
 * once released; a change is a new entry at the end.
 */
export const trafficMigrations: readonly string[] = [
  `
  CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE capture_sessions (
    session_key INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL,
    name TEXT NOT NULL,
    profile_id TEXT NOT NULL,
    context TEXT
  );

  -- PDUs lie in blocks (electron/capture/pdu-block.ts). What is asked of a block without reading it stands apart
  -- from its octets, so that a thousand summaries are a few pages.
  CREATE TABLE capture_blocks (
    first_seq INTEGER PRIMARY KEY,
    pdus INTEGER NOT NULL,
    octets INTEGER NOT NULL,
    last_at REAL NOT NULL,
    first_request INTEGER,
    last_request INTEGER
  );
  -- Changed when a card becomes known after its PDU was written.
  CREATE TABLE capture_numbers (
    first_seq INTEGER PRIMARY KEY,
    numbers BLOB NOT NULL
  );
  CREATE TABLE capture_octets (
    first_seq INTEGER PRIMARY KEY,
    octets BLOB NOT NULL,
    rare TEXT
  );
  -- How often each status was received in a response.
  CREATE TABLE capture_statuses (
    command_id INTEGER NOT NULL,
    command_status INTEGER NOT NULL,
    pdus INTEGER NOT NULL,
    PRIMARY KEY (command_id, command_status)
  ) WITHOUT ROWID;

  CREATE TABLE message_sessions (
    session_key INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL,
    connection_id TEXT,
    name TEXT NOT NULL,
    profile_id TEXT NOT NULL,
    UNIQUE (session_id, connection_id, name, profile_id)
  );
  -- How messages were sent, but for address and text: alike for all messages of one form.
  CREATE TABLE message_intents (
    intent_key INTEGER PRIMARY KEY,
    intent TEXT NOT NULL UNIQUE
  );
  CREATE TABLE messages (
    message INTEGER PRIMARY KEY,
    created_at REAL NOT NULL,
    session_key INTEGER NOT NULL,
    intent_key INTEGER,
    source_ton INTEGER NOT NULL,
    source_npi INTEGER NOT NULL,
    source_addr TEXT NOT NULL,
    dest_ton INTEGER NOT NULL,
    dest_npi INTEGER NOT NULL,
    dest_addr TEXT NOT NULL,
    encoding TEXT NOT NULL,
    data_coding INTEGER NOT NULL,
    registered_delivery INTEGER NOT NULL,
    parts INTEGER NOT NULL,
    -- Where it is not the texts of the parts, one behind the other.
    text TEXT,
    -- 1: sent; 2: a part is under way; 4: a part waits for a decision.
    flags INTEGER NOT NULL
  );
  CREATE INDEX messages_open ON messages (message) WHERE flags > 1;

  -- Parts that nothing has happened to have no row.
  CREATE TABLE message_parts (
    message INTEGER NOT NULL,
    part INTEGER NOT NULL,
    state TEXT NOT NULL,
    text TEXT NOT NULL,
    sequence_number INTEGER,
    submit_seq INTEGER,
    submitted_at REAL,
    response_seq INTEGER,
    responded_at REAL,
    command_status INTEGER,
    response_command TEXT,
    smsc_message_id TEXT,
    -- What few parts have, as JSON: earlier tries, the last query, that it was left in doubt.
    rare TEXT,
    receipts INTEGER NOT NULL,
    PRIMARY KEY (message, part)
  ) WITHOUT ROWID;

  -- The last few receipts of a part; \`receipt\` counts all that came, from 1.
  CREATE TABLE message_receipts (
    message INTEGER NOT NULL,
    part INTEGER NOT NULL,
    receipt INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at REAL NOT NULL,
    stat TEXT,
    state TEXT,
    err TEXT,
    final INTEGER NOT NULL,
    id_rule TEXT NOT NULL,
    received_id TEXT,
    tried_id TEXT,
    PRIMARY KEY (message, part, receipt)
  ) WITHOUT ROWID;

  CREATE TABLE message_ids (
    canonical_id TEXT NOT NULL,
    message INTEGER NOT NULL,
    part INTEGER NOT NULL,
    PRIMARY KEY (canonical_id, message, part)
  ) WITHOUT ROWID;

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
  -- What happened between the PDUs: \`after_seq\` is the number of the last one before it. \`event\` is JSON.
  CREATE TABLE capture_events (
    event_id INTEGER PRIMARY KEY,
    after_seq INTEGER NOT NULL,
    at REAL,
    event TEXT NOT NULL
  );
  CREATE INDEX capture_events_places ON capture_events (after_seq);
  -- What a user wrote beside PDUs.
  CREATE TABLE capture_marks (
    seq INTEGER PRIMARY KEY,
    bookmark INTEGER NOT NULL,
    comment TEXT NOT NULL
  );
  -- How links ended, the last ones of each connection; they outlive the capture. \`close\` is JSON.
  CREATE TABLE link_closes (
    close_id INTEGER PRIMARY KEY AUTOINCREMENT,
    connection_id TEXT NOT NULL,
    close TEXT NOT NULL
  );
  CREATE INDEX link_closes_of ON link_closes (connection_id, close_id);
  `,
  `
  -- What of a block tells which filters may find PDUs in it (electron/capture/block-facts.ts). \`kinds\` is NULL where
  -- they are too many; blocks of earlier releases get their row in time.
  CREATE TABLE capture_facts (
    first_seq INTEGER PRIMARY KEY,
    first_at REAL NOT NULL,
    last_at REAL NOT NULL,
    kinds BLOB
  );
  `,
  `
  -- The card of a row tells what became of it; bulk_parts has that of rows whose card is gone, or was never made.
  ALTER TABLE messages ADD COLUMN run_id INTEGER;
  ALTER TABLE messages ADD COLUMN run_row INTEGER;
  ALTER TABLE bulk_rows ADD COLUMN message INTEGER;
  ALTER TABLE bulk_parts ADD COLUMN submitted_at REAL;
  ALTER TABLE bulk_parts ADD COLUMN responded_at REAL;
  ALTER TABLE bulk_parts ADD COLUMN receipt_at REAL;
  `,
  `
  -- Flag 16: received, and nobody has looked at it; such a message has no other.
  DROP INDEX messages_open;
  CREATE INDEX messages_open ON messages (message) WHERE flags > 1 AND flags < 16;
  CREATE INDEX messages_unread ON messages (message) WHERE flags = 16;
  -- The messages between two numbers, which stand without a plus. A receipt without a message is in none.
  CREATE TABLE conversations (
    conversation INTEGER PRIMARY KEY,
    own TEXT NOT NULL,
    peer TEXT NOT NULL,
    last_message INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    received INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    UNIQUE (own, peer)
  );
  ALTER TABLE messages ADD COLUMN conversation INTEGER;
  -- ussd_service_op and its_session_info of a message that came in, as JSON.
  ALTER TABLE messages ADD COLUMN ussd TEXT;
  INSERT INTO conversations (own, peer, last_message, messages, received, unread)
    SELECT ltrim(iif(flags & 1, source_addr, dest_addr), '+') AS own_number,
      ltrim(iif(flags & 1, dest_addr, source_addr), '+') AS peer_number, max(message), count(*), sum(flags & 1 = 0), 0
    FROM messages WHERE flags & 1 OR NOT EXISTS (SELECT 1 FROM message_receipts r WHERE r.message = messages.message)
    GROUP BY own_number, peer_number;
  UPDATE messages SET conversation = (
      SELECT conversation FROM conversations WHERE own = ltrim(iif(flags & 1, source_addr, dest_addr), '+')
        AND peer = ltrim(iif(flags & 1, dest_addr, source_addr), '+'))
    WHERE flags & 1 OR NOT EXISTS (SELECT 1 FROM message_receipts r WHERE r.message = messages.message);
  CREATE INDEX messages_conversation ON messages (conversation, message) WHERE conversation IS NOT NULL;
  CREATE INDEX conversations_newest ON conversations (last_message, own, peer);
  CREATE INDEX conversations_answered ON conversations (last_message) WHERE received > 0;
  CREATE INDEX conversations_unread ON conversations (last_message) WHERE unread > 0;
  `,
]
