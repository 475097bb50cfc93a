-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Who may do what: the tree of permissions, sets of them, and who was given which.

-- A locked group (is_assignable false) takes no new members; one that is default takes every new user of its account.
ALTER TABLE groups ADD COLUMN is_assignable INTEGER NOT NULL DEFAULT 1 CHECK (is_assignable IN (0, 1));
ALTER TABLE groups ADD COLUMN is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1));
ALTER TABLE groups ADD COLUMN source TEXT;
-- How somebody became a member: by hand, as a default, or because a provider says so.
ALTER TABLE group_members ADD COLUMN source TEXT NOT NULL DEFAULT 'manual'
    CHECK (source IN ('manual', 'default', 'mapped'));

-- One tree for the installation. Holding a node is holding what is below it; a node that is not assignable is a folder. The code is
-- the path; what refers to a node does so by its id, so that a node may be renamed.
CREATE TABLE permissions (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    parent_id TEXT REFERENCES permissions (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    is_assignable INTEGER NOT NULL DEFAULT 1 CHECK (is_assignable IN (0, 1)),
    source TEXT NOT NULL CHECK (source IN ('system', 'collection', 'custom')),
    collection_id TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT,
    updated_at TEXT NOT NULL,
    updated_by TEXT
) WITHOUT ROWID;
CREATE INDEX permissions_parent ON permissions (parent_id);
CREATE INDEX permissions_collection ON permissions (collection_id);

-- Named bundles of one account. One of kind role is what every user with that role holds.
CREATE TABLE permission_sets (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'set' CHECK (kind IN ('set', 'role')),
    role_id INTEGER REFERENCES roles (id),
    is_system INTEGER NOT NULL DEFAULT 0 CHECK (is_system IN (0, 1)),
    is_assignable INTEGER NOT NULL DEFAULT 1 CHECK (is_assignable IN (0, 1)),
    source TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT,
    updated_at TEXT NOT NULL,
    updated_by TEXT,
    UNIQUE (account_id, kind, code),
    UNIQUE (account_id, role_id),
    CHECK ((kind = 'role') = (role_id IS NOT NULL))
) WITHOUT ROWID;
CREATE INDEX permission_sets_role ON permission_sets (role_id);

CREATE TABLE permission_set_entries (
    set_id TEXT NOT NULL REFERENCES permission_sets (id) ON DELETE CASCADE,
    permission_id TEXT NOT NULL REFERENCES permissions (id) ON DELETE CASCADE,
    PRIMARY KEY (set_id, permission_id)
) WITHOUT ROWID;
CREATE INDEX permission_set_entries_permission ON permission_set_entries (permission_id);

-- A set or a permission, given to a user or a group until a date or for ever.
CREATE TABLE permission_assignments (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
    group_id TEXT REFERENCES groups (id) ON DELETE CASCADE,
    set_id TEXT REFERENCES permission_sets (id) ON DELETE CASCADE,
    permission_id TEXT REFERENCES permissions (id) ON DELETE CASCADE,
    ends_at TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT,
    CHECK ((user_id IS NULL) <> (group_id IS NULL)),
    CHECK ((set_id IS NULL) <> (permission_id IS NULL))
) WITHOUT ROWID;
CREATE INDEX permission_assignments_account ON permission_assignments (account_id, id);
CREATE UNIQUE INDEX permission_assignments_user_set ON permission_assignments (user_id, set_id);
CREATE UNIQUE INDEX permission_assignments_user_permission ON permission_assignments (user_id, permission_id);
CREATE UNIQUE INDEX permission_assignments_group_set ON permission_assignments (group_id, set_id);
CREATE UNIQUE INDEX permission_assignments_group_permission ON permission_assignments (group_id, permission_id);
CREATE INDEX permission_assignments_set ON permission_assignments (set_id);
CREATE INDEX permission_assignments_permission ON permission_assignments (permission_id);

INSERT INTO permissions (id, code, parent_id, title, description, is_assignable, source, created_at, updated_at)
VALUES
    ('00000000-0000-7000-8000-000000000001', 'users', NULL, 'Users', 'Everything about users of the account', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000002', 'users.read', '00000000-0000-7000-8000-000000000001', 'Read users', 'See users and what they hold', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000003', 'groups', NULL, 'Groups', 'Everything about groups', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000004', 'groups.read', '00000000-0000-7000-8000-000000000003', 'Read groups', 'See groups and their members', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000005', 'groups.create', '00000000-0000-7000-8000-000000000003', 'Create groups', '', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000006', 'groups.update', '00000000-0000-7000-8000-000000000003', 'Change groups', '', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000007', 'groups.delete', '00000000-0000-7000-8000-000000000003', 'Delete groups', '', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000008', 'groups.members', '00000000-0000-7000-8000-000000000003', 'Manage members', 'Add and remove members of groups', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000009', 'permissions', NULL, 'Permissions', 'Everything about the tree of permissions', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000010', 'permissions.read', '00000000-0000-7000-8000-000000000009', 'Read permissions', 'See the tree of permissions', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000011', 'permission_sets', NULL, 'Permission sets', 'Everything about permission sets', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000012', 'permission_sets.read', '00000000-0000-7000-8000-000000000011', 'Read permission sets', 'See permission sets and assignments', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000013', 'permission_sets.create', '00000000-0000-7000-8000-000000000011', 'Create permission sets', '', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000014', 'permission_sets.update', '00000000-0000-7000-8000-000000000011', 'Change permission sets', '', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000015', 'permission_sets.delete', '00000000-0000-7000-8000-000000000011', 'Delete permission sets', '', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000016', 'permission_sets.assign', '00000000-0000-7000-8000-000000000011', 'Assign', 'Give sets and permissions to users and groups, and take them back', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000017', 'pii', NULL, 'Personal data', '', 0, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000018', 'pii.read', '00000000-0000-7000-8000-000000000017', 'Read personal data', 'See personal fields unmasked', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000019', 'records', NULL, 'Records', 'Every operation on the records of every collection', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));

-- What can be done with the collections that are there; views are only read.
INSERT INTO permissions (id, code, parent_id, title, is_assignable, source, collection_id, created_at, updated_at)
SELECT lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-7' || substr(lower(hex(randomblob(2))), 2) || '-8' || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6))),
       'records.' || c.name, '00000000-0000-7000-8000-000000000019', c.name, 1, 'collection', c.id, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
FROM collections c;
INSERT INTO permissions (id, code, parent_id, title, is_assignable, source, collection_id, created_at, updated_at)
SELECT lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-7' || substr(lower(hex(randomblob(2))), 2) || '-8' || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6))),
       p.code || '.' || o.operation, p.id, o.title, 1, 'collection', c.id, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
FROM collections c JOIN permissions p ON p.collection_id = c.id
JOIN (SELECT 'list' AS operation, 'List' AS title, 1 AS of_views UNION ALL
      SELECT 'view', 'View', 1 UNION ALL
      SELECT 'create', 'Create', 0 UNION ALL
      SELECT 'update', 'Change', 0 UNION ALL
      SELECT 'delete', 'Delete', 0) o
  ON o.of_views = 1 OR c.view_select IS NULL;

-- What a new account begins with, for those that are there: the sets of its roles, and who sees personal fields.
INSERT INTO permission_sets (id, account_id, code, name, description, kind, role_id, is_system, created_at, updated_at)
SELECT lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-7' || substr(lower(hex(randomblob(2))), 2) || '-8' || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6))),
       a.id, r.name, r.name, r.description, 'role', r.id, 1, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
FROM accounts a CROSS JOIN roles r;
INSERT INTO permission_set_entries (set_id, permission_id)
SELECT s.id, p.id FROM permission_sets s JOIN permissions p ON p.code IN ('users', 'groups', 'permissions', 'permission_sets')
WHERE s.role_id = 1;
INSERT INTO permission_assignments (id, account_id, group_id, permission_id, created_at)
SELECT lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-7' || substr(lower(hex(randomblob(2))), 2) || '-8' || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6))),
       g.account_id, g.id, p.id, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
FROM groups g JOIN permissions p ON p.code = 'pii.read' WHERE g.code = 'pii_access';
