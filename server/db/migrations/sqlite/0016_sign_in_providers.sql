-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Sign-in providers, and owners of groups: who looks after the members of a group in place of whoever may manage groups.

-- No ownership of the account: nothing but lists of members is decided by it.
CREATE TABLE group_owners (
    group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    created_by TEXT,
    PRIMARY KEY (group_id, user_id)
) WITHOUT ROWID;
CREATE INDEX group_owners_user ON group_owners (user_id);

-- Who may vouch for users of this installation. `email` is the server's own sign-in and stays as it is.
CREATE TABLE sign_in_providers (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    is_system INTEGER NOT NULL DEFAULT 0 CHECK (is_system IN (0, 1)),
    allows_group_mapping INTEGER NOT NULL DEFAULT 0 CHECK (allows_group_mapping IN (0, 1)),
    allows_group_sync INTEGER NOT NULL DEFAULT 0 CHECK (allows_group_sync IN (0, 1)),
    created_at TEXT NOT NULL,
    created_by TEXT,
    updated_at TEXT NOT NULL,
    updated_by TEXT
) WITHOUT ROWID;
INSERT INTO sign_in_providers (code, name, is_system, created_at, updated_at)
VALUES ('email', 'E-mail address and password', 1, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
