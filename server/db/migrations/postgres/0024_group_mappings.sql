-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Which groups and roles of sign-in providers make somebody a member of a group.

-- An empty `object_id` or `role` asks for nothing; with both, both are needed. Small letters, as what providers report is compared.
CREATE TABLE group_mappings (
    id text COLLATE "C" PRIMARY KEY,
    account_id text COLLATE "C" NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    group_id text COLLATE "C" NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    provider_code text COLLATE "C" NOT NULL REFERENCES sign_in_providers (code) ON DELETE CASCADE,
    object_id text COLLATE "C" NOT NULL,
    object_name text COLLATE "C" NOT NULL,
    role text COLLATE "C" NOT NULL,
    source text COLLATE "C",
    created_at timestamptz(3) NOT NULL,
    created_by text COLLATE "C",
    UNIQUE (group_id, provider_code, object_id, role),
    CHECK (object_id <> '' OR role <> '')
);
CREATE INDEX group_mappings_provider ON group_mappings (provider_code, account_id);

-- By which mappings somebody is in a group. The membership itself stands in group_members, `mapped` unless it is there by hand.
CREATE TABLE mapped_members (
    mapping_id text COLLATE "C" NOT NULL REFERENCES group_mappings (id) ON DELETE CASCADE,
    user_id text COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at timestamptz(3) NOT NULL,
    PRIMARY KEY (mapping_id, user_id)
);
CREATE INDEX mapped_members_user ON mapped_members (user_id);

INSERT INTO permissions (id, code, parent_id, title, description, is_assignable, source, created_at, updated_at)
VALUES
    ('00000000-0000-7000-8000-000000000110', 'groups.mappings', '00000000-0000-7000-8000-000000000003', 'Manage mappings', 'Say which groups and roles of sign-in providers make somebody a member', true, 'system',
     now(), now());
