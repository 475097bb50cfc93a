-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Second factors: what users have set up, and of whom one is required.

-- The secret is sealed with a key that is not in the database. `last_counter` is the time step of the last code that was accepted:
-- that one and all before it are never accepted again (RFC 6238, 5.2).
CREATE TABLE user_mfa (
    user_id TEXT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    mfa_type TEXT NOT NULL CHECK (mfa_type IN ('totp')),
    sealed_secret BLOB NOT NULL,
    is_confirmed INTEGER NOT NULL DEFAULT 0 CHECK (is_confirmed IN (0, 1)),
    last_counter INTEGER NOT NULL DEFAULT 0,
    enrolled_at TEXT NOT NULL,
    confirmed_at TEXT
) WITHOUT ROWID;

-- Those that were not used yet, as hashes under a key that is not in the database.
CREATE TABLE user_mfa_recovery_codes (
    user_id TEXT NOT NULL REFERENCES user_mfa (user_id) ON DELETE CASCADE,
    code_hash TEXT NOT NULL,
    PRIMARY KEY (user_id, code_hash)
) WITHOUT ROWID;

-- One answer for a user, a group, an account or, with none of them, the whole installation. `account_id` is that of user or group.
CREATE TABLE mfa_policies (
    id TEXT PRIMARY KEY,
    account_id TEXT REFERENCES accounts (id) ON DELETE CASCADE,
    group_id TEXT REFERENCES groups (id) ON DELETE CASCADE,
    user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
    is_required INTEGER NOT NULL CHECK (is_required IN (0, 1)),
    created_at TEXT NOT NULL,
    created_by TEXT,
    CHECK (user_id IS NULL OR group_id IS NULL),
    CHECK (account_id IS NOT NULL OR (user_id IS NULL AND group_id IS NULL))
) WITHOUT ROWID;
CREATE UNIQUE INDEX mfa_policies_user ON mfa_policies (user_id) WHERE user_id IS NOT NULL;
CREATE UNIQUE INDEX mfa_policies_group ON mfa_policies (group_id) WHERE group_id IS NOT NULL;
CREATE UNIQUE INDEX mfa_policies_account ON mfa_policies (account_id) WHERE account_id IS NOT NULL AND user_id IS NULL AND group_id IS NULL;
CREATE UNIQUE INDEX mfa_policies_global ON mfa_policies ((account_id IS NULL)) WHERE account_id IS NULL;
CREATE INDEX mfa_policies_of_account ON mfa_policies (account_id, created_at);

-- How a session was proved, by the names of RFC 8176 with a space between.
ALTER TABLE sessions ADD COLUMN amr TEXT;

INSERT INTO permissions (id, code, parent_id, title, description, is_assignable, source, created_at, updated_at)
VALUES
    ('00000000-0000-7000-8000-000000000040', 'mfa', NULL, 'Second factors', 'Everything about second factors of an account', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000041', 'mfa.policies', '00000000-0000-7000-8000-000000000040', 'Second-factor policies', 'See and decide of whom a second factor is required', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
INSERT INTO permission_set_entries (set_id, permission_id)
SELECT s.id, '00000000-0000-7000-8000-000000000040' FROM permission_sets s WHERE s.role_id = 1;
