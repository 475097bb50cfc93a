-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Who may do what: the tree of permissions, sets of them, and who was given which.

-- A locked group (is_assignable false) takes no new members; one that is default takes every new user of its account.
ALTER TABLE groups ADD COLUMN is_assignable boolean NOT NULL DEFAULT true;
ALTER TABLE groups ADD COLUMN is_default boolean NOT NULL DEFAULT false;
ALTER TABLE groups ADD COLUMN source text COLLATE "C";
-- How somebody became a member: by hand, as a default, or because a provider says so.
ALTER TABLE group_members ADD COLUMN source text COLLATE "C" NOT NULL DEFAULT 'manual'
    CHECK (source IN ('manual', 'default', 'mapped'));

-- One tree for the installation. Holding a node is holding what is below it; a node that is not assignable is a folder. The code is
-- the path; what refers to a node does so by its id, so that a node may be renamed.
CREATE TABLE permissions (
    id text COLLATE "C" PRIMARY KEY,
    code text COLLATE "C" NOT NULL UNIQUE,
    parent_id text COLLATE "C" REFERENCES permissions (id) ON DELETE CASCADE,
    title text COLLATE "C" NOT NULL,
    description text COLLATE "C" NOT NULL DEFAULT '',
    is_assignable boolean NOT NULL DEFAULT true,
    source text COLLATE "C" NOT NULL CHECK (source IN ('system', 'collection', 'custom')),
    collection_id text COLLATE "C",
    created_at timestamptz(3) NOT NULL,
    created_by text COLLATE "C",
    updated_at timestamptz(3) NOT NULL,
    updated_by text COLLATE "C"
);
CREATE INDEX permissions_parent ON permissions (parent_id);
CREATE INDEX permissions_collection ON permissions (collection_id);

-- Named bundles of one account. One of kind role is what every user with that role holds.
CREATE TABLE permission_sets (
    id text COLLATE "C" PRIMARY KEY,
    account_id text COLLATE "C" NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    code text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C" NOT NULL DEFAULT '',
    kind text COLLATE "C" NOT NULL DEFAULT 'set' CHECK (kind IN ('set', 'role')),
    role_id bigint REFERENCES roles (id),
    is_system boolean NOT NULL DEFAULT false,
    is_assignable boolean NOT NULL DEFAULT true,
    source text COLLATE "C",
    created_at timestamptz(3) NOT NULL,
    created_by text COLLATE "C",
    updated_at timestamptz(3) NOT NULL,
    updated_by text COLLATE "C",
    UNIQUE (account_id, kind, code),
    UNIQUE (account_id, role_id),
    CHECK ((kind = 'role') = (role_id IS NOT NULL))
);
CREATE INDEX permission_sets_role ON permission_sets (role_id);

CREATE TABLE permission_set_entries (
    set_id text COLLATE "C" NOT NULL REFERENCES permission_sets (id) ON DELETE CASCADE,
    permission_id text COLLATE "C" NOT NULL REFERENCES permissions (id) ON DELETE CASCADE,
    PRIMARY KEY (set_id, permission_id)
);
CREATE INDEX permission_set_entries_permission ON permission_set_entries (permission_id);

-- A set or a permission, given to a user or a group until a date or for ever.
CREATE TABLE permission_assignments (
    id text COLLATE "C" PRIMARY KEY,
    account_id text COLLATE "C" NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    user_id text COLLATE "C" REFERENCES users (id) ON DELETE CASCADE,
    group_id text COLLATE "C" REFERENCES groups (id) ON DELETE CASCADE,
    set_id text COLLATE "C" REFERENCES permission_sets (id) ON DELETE CASCADE,
    permission_id text COLLATE "C" REFERENCES permissions (id) ON DELETE CASCADE,
    ends_at timestamptz(3),
    created_at timestamptz(3) NOT NULL,
    created_by text COLLATE "C",
    CHECK ((user_id IS NULL) <> (group_id IS NULL)),
    CHECK ((set_id IS NULL) <> (permission_id IS NULL))
);
CREATE INDEX permission_assignments_account ON permission_assignments (account_id, id);
CREATE UNIQUE INDEX permission_assignments_user_set ON permission_assignments (user_id, set_id);
CREATE UNIQUE INDEX permission_assignments_user_permission ON permission_assignments (user_id, permission_id);
CREATE UNIQUE INDEX permission_assignments_group_set ON permission_assignments (group_id, set_id);
CREATE UNIQUE INDEX permission_assignments_group_permission ON permission_assignments (group_id, permission_id);
CREATE INDEX permission_assignments_set ON permission_assignments (set_id);
CREATE INDEX permission_assignments_permission ON permission_assignments (permission_id);

INSERT INTO permissions (id, code, parent_id, title, description, is_assignable, source, created_at, updated_at)
VALUES
    ('00000000-0000-7000-8000-000000000001', 'users', NULL, 'Users', 'Everything about users of the account', true, 'system',
     now(), now()),
    ('00000000-0000-7000-8000-000000000002', 'users.read', '00000000-0000-7000-8000-000000000001', 'Read users', 'See users and what they hold', true, 'system',
     now(), now()),
    ('00000000-0000-7000-8000-000000000003', 'groups', NULL, 'Groups', 'Everything about groups', true, 'system',
     now(), now()),
    ('00000000-0000-7000-8000-000000000004', 'groups.read', '00000000-0000-7000-8000-000000000003', 'Read groups', 'See groups and their members', true, 'system',
     now(), now()),
    ('00000000-0000-7000-8000-000000000005', 'groups.create', '00000000-0000-7000-8000-000000000003', 'Create groups', '', true, 'system',
     now(), now()),
    ('00000000-0000-7000-8000-000000000006', 'groups.update', '00000000-0000-7000-8000-000000000003', 'Change groups', '', true, 'system',
     now(), now()),
    ('00000000-0000-7000-8000-000000000007', 'groups.delete', '00000000-0000-7000-8000-000000000003', 'Delete groups', '', true, 'system',
     now(), now()),
    ('00000000-0000-7000-8000-000000000008', 'groups.members', '00000000-0000-7000-8000-000000000003', 'Manage members', 'Add and remove members of groups', true, 'system',
     now(), now()),
    ('00000000-0000-7000-8000-000000000009', 'permissions', NULL, 'Permissions', 'Everything about the tree of permissions', true, 'system',
     now(), now()),
    ('00000000-0000-7000-8000-000000000010', 'permissions.read', '00000000-0000-7000-8000-000000000009', 'Read permissions', 'See the tree of permissions', true, 'system',
     now(), now()),
    ('00000000-0000-7000-8000-000000000011', 'permission_sets', NULL, 'Permission sets', 'Everything about permission sets', true, 'system',
     now(), now()),
    ('00000000-0000-7000-8000-000000000012', 'permission_sets.read', '00000000-0000-7000-8000-000000000011', 'Read permission sets', 'See permission sets and assignments', true, 'system',
     now(), now()),
    ('00000000-0000-7000-8000-000000000013', 'permission_sets.create', '00000000-0000-7000-8000-000000000011', 'Create permission sets', '', true, 'system',
     now(), now()),
    ('00000000-0000-7000-8000-000000000014', 'permission_sets.update', '00000000-0000-7000-8000-000000000011', 'Change permission sets', '', true, 'system',
     now(), now()),
    ('00000000-0000-7000-8000-000000000015', 'permission_sets.delete', '00000000-0000-7000-8000-000000000011', 'Delete permission sets', '', true, 'system',
     now(), now()),
    ('00000000-0000-7000-8000-000000000016', 'permission_sets.assign', '00000000-0000-7000-8000-000000000011', 'Assign', 'Give sets and permissions to users and groups, and take them back', true, 'system',
     now(), now()),
    ('00000000-0000-7000-8000-000000000017', 'pii', NULL, 'Personal data', '', false, 'system',
     now(), now()),
    ('00000000-0000-7000-8000-000000000018', 'pii.read', '00000000-0000-7000-8000-000000000017', 'Read personal data', 'See personal fields unmasked', true, 'system',
     now(), now()),
    ('00000000-0000-7000-8000-000000000019', 'records', NULL, 'Records', 'Every operation on the records of every collection', true, 'system',
     now(), now());

-- What can be done with the collections that are there; views are only read.
INSERT INTO permissions (id, code, parent_id, title, is_assignable, source, collection_id, created_at, updated_at)
SELECT gen_random_uuid()::text,
       'records.' || c.name, '00000000-0000-7000-8000-000000000019', c.name, true, 'collection', c.id, now(), now()
FROM collections c;
INSERT INTO permissions (id, code, parent_id, title, is_assignable, source, collection_id, created_at, updated_at)
SELECT gen_random_uuid()::text,
       p.code || '.' || o.operation, p.id, o.title, true, 'collection', c.id, now(), now()
FROM collections c JOIN permissions p ON p.collection_id = c.id
JOIN (SELECT 'list' AS operation, 'List' AS title, true AS of_views UNION ALL
      SELECT 'view', 'View', true UNION ALL
      SELECT 'create', 'Create', false UNION ALL
      SELECT 'update', 'Change', false UNION ALL
      SELECT 'delete', 'Delete', false) o
  ON o.of_views OR c.view_select IS NULL;

-- What a new account begins with, for those that are there: the sets of its roles, and who sees personal fields.
INSERT INTO permission_sets (id, account_id, code, name, description, kind, role_id, is_system, created_at, updated_at)
SELECT gen_random_uuid()::text,
       a.id, r.name, r.name, r.description, 'role', r.id, true, now(), now()
FROM accounts a CROSS JOIN roles r;
INSERT INTO permission_set_entries (set_id, permission_id)
SELECT s.id, p.id FROM permission_sets s JOIN permissions p ON p.code IN ('users', 'groups', 'permissions', 'permission_sets')
WHERE s.role_id = 1;
INSERT INTO permission_assignments (id, account_id, group_id, permission_id, created_at)
SELECT gen_random_uuid()::text,
       g.account_id, g.id, p.id, now()
FROM groups g JOIN permissions p ON p.code = 'pii.read' WHERE g.code = 'pii_access';
