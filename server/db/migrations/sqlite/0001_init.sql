-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Instants are RFC 3339 text with milliseconds and Z, so text order is time order. Ids are UUIDv7 text.

-- Facts about this installation: its id, the hash of the setup token while no superadmin exists.
CREATE TABLE installation (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    account_code TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended', 'deleted')),
    access_version INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    created_by TEXT,
    updated_at TEXT NOT NULL,
    updated_by TEXT,
    deleted_at TEXT
) WITHOUT ROWID;

-- Installation-wide role templates with the small numbers that client libraries know: 1 admin, 2 user.
CREATE TABLE roles (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL DEFAULT ''
);
INSERT INTO roles (id, name, description) VALUES
    (1, 'admin', 'Administers an account'),
    (2, 'user', 'Uses an account');

CREATE TABLE users (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL,
    display_name TEXT NOT NULL DEFAULT '',
    user_type TEXT NOT NULL DEFAULT 'normal' CHECK (user_type IN ('normal', 'system', 'service', 'api')),
    role_id INTEGER NOT NULL REFERENCES roles (id),
    password_hash TEXT,
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    is_locked INTEGER NOT NULL DEFAULT 0 CHECK (is_locked IN (0, 1)),
    email_verified INTEGER NOT NULL DEFAULT 0 CHECK (email_verified IN (0, 1)),
    email_verified_at TEXT,
    auth_provider TEXT NOT NULL DEFAULT 'password',
    auth_provider_name TEXT,
    external_id TEXT,
    external_email TEXT,
    profile_data TEXT,
    access_version INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    created_by TEXT,
    updated_at TEXT NOT NULL,
    updated_by TEXT,
    last_login_at TEXT,
    UNIQUE (account_id, email_folded)
) WITHOUT ROWID;

CREATE TABLE account_owners (
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    created_by TEXT,
    PRIMARY KEY (account_id, user_id)
) WITHOUT ROWID;

-- Users of several accounts that were proved to be one person share a link id.
CREATE TABLE user_links (
    user_id TEXT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    link_id TEXT NOT NULL,
    created_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX user_links_link ON user_links (link_id);

CREATE TABLE groups (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'internal' CHECK (kind IN ('internal', 'external', 'hybrid')),
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    is_system INTEGER NOT NULL DEFAULT 0 CHECK (is_system IN (0, 1)),
    created_at TEXT NOT NULL,
    created_by TEXT,
    updated_at TEXT NOT NULL,
    updated_by TEXT,
    UNIQUE (account_id, code)
) WITHOUT ROWID;

CREATE TABLE group_members (
    group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    created_by TEXT,
    PRIMARY KEY (group_id, user_id)
) WITHOUT ROWID;
CREATE INDEX group_members_user ON group_members (user_id);

-- A session is also the family of its refresh tokens: ending it ends them all.
CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    auth_method TEXT NOT NULL,
    client_ip TEXT,
    user_agent TEXT,
    created_at TEXT NOT NULL,
    last_used_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    ended_at TEXT,
    end_reason TEXT
) WITHOUT ROWID;
CREATE INDEX sessions_user ON sessions (user_id);

-- Only hashes of tokens are kept. A used row stays until its session expires, so that a second use is seen.
CREATE TABLE refresh_tokens (
    token_hash TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    issued_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
) WITHOUT ROWID;
CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);

CREATE TABLE collections (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL UNIQUE,
    table_name TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    fields TEXT NOT NULL,
    list_rule TEXT,
    view_rule TEXT,
    create_rule TEXT,
    update_rule TEXT,
    delete_rule TEXT,
    list_fields TEXT NOT NULL DEFAULT '*',
    view_fields TEXT NOT NULL DEFAULT '*',
    create_fields TEXT NOT NULL DEFAULT '*',
    update_fields TEXT NOT NULL DEFAULT '*',
    created_at TEXT NOT NULL,
    created_by TEXT,
    updated_at TEXT NOT NULL,
    updated_by TEXT
) WITHOUT ROWID;

-- What was done to each collection's table, in order, with the statements that did it.
CREATE TABLE collection_history (
    id INTEGER PRIMARY KEY,
    collection_id TEXT NOT NULL,
    collection_name TEXT NOT NULL,
    version INTEGER NOT NULL,
    operation TEXT NOT NULL,
    statements TEXT NOT NULL,
    fields TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT
);

-- -- audit ---------------------------------------------------------------------------------------------------------------

-- The newest entry of each account's chain.
CREATE TABLE audit_heads (
    account_id TEXT PRIMARY KEY,
    sequence INTEGER NOT NULL,
    entry_hash TEXT NOT NULL
) WITHOUT ROWID;

-- `body` holds the canonical bytes (RFC 8785) that entry_hash is the SHA-256 of; the other columns repeat parts of it for
-- searching, and verification compares them.
CREATE TABLE audit_entries (
    id INTEGER PRIMARY KEY,
    account_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    occurred_at TEXT NOT NULL,
    event INTEGER NOT NULL,
    operation TEXT NOT NULL,
    table_name TEXT,
    record_id TEXT,
    actor_id TEXT,
    correlation_id TEXT,
    body TEXT NOT NULL,
    entry_hash TEXT NOT NULL,
    UNIQUE (account_id, sequence)
);
CREATE INDEX audit_entries_record ON audit_entries (record_id, id);
CREATE INDEX audit_entries_actor ON audit_entries (actor_id, id);

-- The values behind the commitments of an entry, with their salts. Erasing a person overwrites values here and nowhere else.
CREATE TABLE audit_values (
    account_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    personal TEXT NOT NULL,
    PRIMARY KEY (account_id, sequence)
) WITHOUT ROWID;

CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit entries cannot be changed'); END;
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit entries cannot be deleted'); END;
CREATE TRIGGER audit_values_no_delete BEFORE DELETE ON audit_values
BEGIN SELECT RAISE(ABORT, 'audit values are erased by overwriting, not deleted'); END;
CREATE TRIGGER audit_values_keys_stay BEFORE UPDATE OF account_id, sequence ON audit_values
BEGIN SELECT RAISE(ABORT, 'audit values keep their place'); END;
CREATE TRIGGER audit_heads_only_rise BEFORE UPDATE ON audit_heads
WHEN NEW.sequence <= OLD.sequence OR NEW.account_id <> OLD.account_id
BEGIN SELECT RAISE(ABORT, 'audit heads only rise'); END;
CREATE TRIGGER audit_heads_no_delete BEFORE DELETE ON audit_heads
BEGIN SELECT RAISE(ABORT, 'audit heads cannot be deleted'); END;

INSERT INTO accounts (id, account_code, slug, name, created_at, updated_at) VALUES
    ('00000000-0000-0000-0000-000000000000', 'SY0000', 'system', 'System',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
