-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Tokens that applications make for users, and their types.

-- The server's own types stand in no table.
CREATE TABLE token_types (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    lifetime_seconds INTEGER NOT NULL CHECK (lifetime_seconds > 0),
    created_at TEXT NOT NULL,
    created_by TEXT,
    updated_at TEXT NOT NULL,
    updated_by TEXT
) WITHOUT ROWID;

-- Only hashes of the values are kept. A value is good once in an account, and never again after that.
CREATE TABLE issued_tokens (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    type_code TEXT NOT NULL REFERENCES token_types (code) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL,
    payload TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT,
    expires_at TEXT NOT NULL,
    closed_at TEXT,
    closed_as TEXT CHECK (closed_as IN ('used', 'replaced', 'revoked', 'failed')),
    reason TEXT NOT NULL DEFAULT '',
    UNIQUE (account_id, type_code, token_hash),
    CHECK ((closed_at IS NULL) = (closed_as IS NULL))
) WITHOUT ROWID;
CREATE INDEX issued_tokens_user ON issued_tokens (user_id, type_code);
CREATE INDEX issued_tokens_type ON issued_tokens (type_code);
CREATE INDEX issued_tokens_created ON issued_tokens (account_id, created_at, id);
CREATE INDEX issued_tokens_expiry ON issued_tokens (expires_at);

INSERT INTO permissions (id, code, parent_id, title, description, is_assignable, source, created_at, updated_at)
VALUES
    ('00000000-0000-7000-8000-000000000100', 'tokens', NULL, 'Tokens', 'Everything about tokens of applications', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000101', 'tokens.read', '00000000-0000-7000-8000-000000000100', 'Read tokens', 'See tokens that applications made, never their values', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000102', 'tokens.create', '00000000-0000-7000-8000-000000000100', 'Make tokens', 'Make tokens for users', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000103', 'tokens.validate', '00000000-0000-7000-8000-000000000100', 'Check tokens', 'Check tokens without using them up', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000104', 'tokens.use', '00000000-0000-7000-8000-000000000100', 'Use tokens', 'Use tokens up, or say that they failed', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000105', 'tokens.revoke', '00000000-0000-7000-8000-000000000100', 'Revoke tokens', 'End tokens before their time', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
INSERT INTO permission_set_entries (set_id, permission_id)
SELECT s.id, p.id FROM permission_sets s JOIN permissions p ON p.code = 'tokens' WHERE s.role_id = 1;
