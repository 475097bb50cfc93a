-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Lists of who is in a group, brought whole by applications and for sign-in providers.

-- An empty `provider_code` is the list of users' ids; each provider has its own. The membership itself stands in group_members,
-- `synced` unless it is there by hand or by a mapping.
CREATE TABLE synced_members (
    group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    provider_code TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    PRIMARY KEY (group_id, provider_code, user_id)
) WITHOUT ROWID;
CREATE INDEX synced_members_user ON synced_members (user_id);
CREATE INDEX synced_members_provider ON synced_members (provider_code);

-- The same table with one source more; nothing refers to it.
CREATE TABLE group_members_with_lists (
    group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    created_by TEXT,
    source TEXT NOT NULL DEFAULT 'manual' CHECK (source IN ('manual', 'default', 'mapped', 'synced')),
    PRIMARY KEY (group_id, user_id)
) WITHOUT ROWID;
INSERT INTO group_members_with_lists (group_id, user_id, created_at, created_by, source)
SELECT group_id, user_id, created_at, created_by, source FROM group_members;
DROP TABLE group_members;
ALTER TABLE group_members_with_lists RENAME TO group_members;
CREATE INDEX group_members_user ON group_members (user_id);
