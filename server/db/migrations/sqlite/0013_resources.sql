-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Who may do what with single things that applications keep: kinds of things, and for each thing a list of who was let in and who was
-- kept out.

-- Dotted codes: what was given for `project` counts for `project.invoices` as well. `key_fields` is a JSON array of names.
CREATE TABLE resource_types (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    key_fields TEXT NOT NULL,
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    source TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT,
    updated_at TEXT NOT NULL,
    updated_by TEXT
) WITHOUT ROWID;

-- What can be done with a thing. A type without any of its own has them all.
CREATE TABLE resource_flags (
    code TEXT PRIMARY KEY,
    is_system INTEGER NOT NULL DEFAULT 0 CHECK (is_system IN (0, 1)),
    created_at TEXT NOT NULL,
    created_by TEXT
) WITHOUT ROWID;
INSERT INTO resource_flags (code, is_system, created_at)
SELECT column1, 1, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
FROM (VALUES ('read'), ('write'), ('delete'), ('share'), ('approve'), ('export')) AS f;

CREATE TABLE resource_type_flags (
    type_id TEXT NOT NULL REFERENCES resource_types (id) ON DELETE CASCADE,
    flag TEXT NOT NULL REFERENCES resource_flags (code),
    PRIMARY KEY (type_id, flag)
) WITHOUT ROWID;

-- Named bundles of flags of one type.
CREATE TABLE resource_roles (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    type_id TEXT NOT NULL REFERENCES resource_types (id) ON DELETE CASCADE,
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    source TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT,
    updated_at TEXT NOT NULL,
    updated_by TEXT
) WITHOUT ROWID;
CREATE INDEX resource_roles_type ON resource_roles (type_id);

CREATE TABLE resource_role_flags (
    role_id TEXT NOT NULL REFERENCES resource_roles (id) ON DELETE CASCADE,
    flag TEXT NOT NULL REFERENCES resource_flags (code),
    PRIMARY KEY (role_id, flag)
) WITHOUT ROWID;

-- One line of an access list. `resource` is a key as canonical JSON or a path with its slash, so one cannot be taken for the other.
CREATE TABLE resource_grants (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    type_id TEXT NOT NULL REFERENCES resource_types (id) ON DELETE CASCADE,
    resource TEXT NOT NULL,
    user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
    group_id TEXT REFERENCES groups (id) ON DELETE CASCADE,
    flag TEXT REFERENCES resource_flags (code),
    role_id TEXT REFERENCES resource_roles (id) ON DELETE CASCADE,
    is_deny INTEGER NOT NULL DEFAULT 0 CHECK (is_deny IN (0, 1)),
    granted_by TEXT REFERENCES users (id) ON DELETE SET NULL,
    created_at TEXT NOT NULL,
    CHECK ((user_id IS NULL) <> (group_id IS NULL)),
    CHECK ((flag IS NULL) <> (role_id IS NULL)),
    CHECK (is_deny = 0 OR (user_id IS NOT NULL AND flag IS NOT NULL))
) WITHOUT ROWID;
CREATE UNIQUE INDEX resource_grants_user_flag ON resource_grants (user_id, type_id, resource, flag) WHERE user_id IS NOT NULL AND flag IS NOT NULL;
CREATE UNIQUE INDEX resource_grants_user_role ON resource_grants (user_id, type_id, resource, role_id) WHERE user_id IS NOT NULL AND role_id IS NOT NULL;
CREATE UNIQUE INDEX resource_grants_group_flag ON resource_grants (group_id, type_id, resource, flag) WHERE group_id IS NOT NULL AND flag IS NOT NULL;
CREATE UNIQUE INDEX resource_grants_group_role ON resource_grants (group_id, type_id, resource, role_id) WHERE group_id IS NOT NULL AND role_id IS NOT NULL;
CREATE INDEX resource_grants_user ON resource_grants (user_id, type_id, resource) WHERE user_id IS NOT NULL;
CREATE INDEX resource_grants_group ON resource_grants (group_id, type_id, resource) WHERE group_id IS NOT NULL;
CREATE INDEX resource_grants_account ON resource_grants (account_id, type_id, resource);
CREATE INDEX resource_grants_type ON resource_grants (type_id);
CREATE INDEX resource_grants_role ON resource_grants (role_id) WHERE role_id IS NOT NULL;
CREATE INDEX resource_grants_granted_by ON resource_grants (granted_by) WHERE granted_by IS NOT NULL;

INSERT INTO permissions (id, code, parent_id, title, description, is_assignable, source, created_at, updated_at)
VALUES
    ('00000000-0000-7000-8000-000000000020', 'resources', NULL, 'Access lists', 'Everything about who may do what with single resources', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000021', 'resources.read', '00000000-0000-7000-8000-000000000020', 'Read access lists', 'See who was given access to which resource', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000022', 'resources.grant', '00000000-0000-7000-8000-000000000020', 'Grant', 'Give access to resources, deny it, and take it back', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
INSERT INTO permission_set_entries (set_id, permission_id)
SELECT s.id, '00000000-0000-7000-8000-000000000020' FROM permission_sets s WHERE s.role_id = 1;
