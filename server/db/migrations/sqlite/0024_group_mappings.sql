-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Which groups and roles of sign-in providers make somebody a member of a group.

-- An empty `object_id` or `role` asks for nothing; with both, both are needed. Small letters, as what providers report is compared.
CREATE TABLE group_mappings (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    provider_code TEXT NOT NULL REFERENCES sign_in_providers (code) ON DELETE CASCADE,
    object_id TEXT NOT NULL,
    object_name TEXT NOT NULL,
    role TEXT NOT NULL,
    source TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT,
    UNIQUE (group_id, provider_code, object_id, role),
    CHECK (object_id <> '' OR role <> '')
) WITHOUT ROWID;
CREATE INDEX group_mappings_provider ON group_mappings (provider_code, account_id);

-- By which mappings somebody is in a group. The membership itself stands in group_members, `mapped` unless it is there by hand.
CREATE TABLE mapped_members (
    mapping_id TEXT NOT NULL REFERENCES group_mappings (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    PRIMARY KEY (mapping_id, user_id)
) WITHOUT ROWID;
CREATE INDEX mapped_members_user ON mapped_members (user_id);

INSERT INTO permissions (id, code, parent_id, title, description, is_assignable, source, created_at, updated_at)
VALUES
    ('00000000-0000-7000-8000-000000000110', 'groups.mappings', '00000000-0000-7000-8000-000000000003', 'Manage mappings', 'Say which groups and roles of sign-in providers make somebody a member', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
