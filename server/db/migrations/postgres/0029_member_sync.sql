-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Lists of who is in a group, brought whole by applications and for sign-in providers.

-- An empty `provider_code` is the list of users' ids; each provider has its own. The membership itself stands in group_members,
-- `synced` unless it is there by hand or by a mapping.
CREATE TABLE synced_members (
    group_id text COLLATE "C" NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    provider_code text COLLATE "C" NOT NULL,
    user_id text COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at timestamptz(3) NOT NULL,
    PRIMARY KEY (group_id, provider_code, user_id)
);
CREATE INDEX synced_members_user ON synced_members (user_id);
CREATE INDEX synced_members_provider ON synced_members (provider_code);

ALTER TABLE group_members DROP CONSTRAINT group_members_source_check;
ALTER TABLE group_members ADD CONSTRAINT group_members_source_check
    CHECK (source IN ('manual', 'default', 'mapped', 'synced'));
