-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Who may do what with single things that applications keep: kinds of things, and for each thing a list of who was let in and who was
-- kept out.

-- Dotted codes: what was given for `project` counts for `project.invoices` as well. `key_fields` is a JSON array of names.
CREATE TABLE resource_types (
    id text COLLATE "C" PRIMARY KEY,
    code text COLLATE "C" NOT NULL UNIQUE,
    name text COLLATE "C" NOT NULL,
    key_fields text COLLATE "C" NOT NULL,
    is_active boolean NOT NULL DEFAULT true,
    source text COLLATE "C",
    created_at timestamptz(3) NOT NULL,
    created_by text COLLATE "C",
    updated_at timestamptz(3) NOT NULL,
    updated_by text COLLATE "C"
);

-- What can be done with a thing. A type without any of its own has them all.
CREATE TABLE resource_flags (
    code text COLLATE "C" PRIMARY KEY,
    is_system boolean NOT NULL DEFAULT false,
    created_at timestamptz(3) NOT NULL,
    created_by text COLLATE "C"
);
INSERT INTO resource_flags (code, is_system, created_at)
SELECT f.code, true, now()
FROM (VALUES ('read'), ('write'), ('delete'), ('share'), ('approve'), ('export')) AS f (code);

CREATE TABLE resource_type_flags (
    type_id text COLLATE "C" NOT NULL REFERENCES resource_types (id) ON DELETE CASCADE,
    flag text COLLATE "C" NOT NULL REFERENCES resource_flags (code),
    PRIMARY KEY (type_id, flag)
);

-- Named bundles of flags of one type.
CREATE TABLE resource_roles (
    id text COLLATE "C" PRIMARY KEY,
    code text COLLATE "C" NOT NULL UNIQUE,
    name text COLLATE "C" NOT NULL,
    type_id text COLLATE "C" NOT NULL REFERENCES resource_types (id) ON DELETE CASCADE,
    is_active boolean NOT NULL DEFAULT true,
    source text COLLATE "C",
    created_at timestamptz(3) NOT NULL,
    created_by text COLLATE "C",
    updated_at timestamptz(3) NOT NULL,
    updated_by text COLLATE "C"
);
CREATE INDEX resource_roles_type ON resource_roles (type_id);

CREATE TABLE resource_role_flags (
    role_id text COLLATE "C" NOT NULL REFERENCES resource_roles (id) ON DELETE CASCADE,
    flag text COLLATE "C" NOT NULL REFERENCES resource_flags (code),
    PRIMARY KEY (role_id, flag)
);

-- One line of an access list. `resource` is a key as canonical JSON or a path with its slash, so one cannot be taken for the other.
CREATE TABLE resource_grants (
    id text COLLATE "C" PRIMARY KEY,
    account_id text COLLATE "C" NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    type_id text COLLATE "C" NOT NULL REFERENCES resource_types (id) ON DELETE CASCADE,
    resource text COLLATE "C" NOT NULL,
    user_id text COLLATE "C" REFERENCES users (id) ON DELETE CASCADE,
    group_id text COLLATE "C" REFERENCES groups (id) ON DELETE CASCADE,
    flag text COLLATE "C" REFERENCES resource_flags (code),
    role_id text COLLATE "C" REFERENCES resource_roles (id) ON DELETE CASCADE,
    is_deny boolean NOT NULL DEFAULT false,
    granted_by text COLLATE "C" REFERENCES users (id) ON DELETE SET NULL,
    created_at timestamptz(3) NOT NULL,
    CHECK ((user_id IS NULL) <> (group_id IS NULL)),
    CHECK ((flag IS NULL) <> (role_id IS NULL)),
    CHECK (NOT is_deny OR (user_id IS NOT NULL AND flag IS NOT NULL))
);
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
    ('00000000-0000-7000-8000-000000000020', 'resources', NULL, 'Access lists', 'Everything about who may do what with single resources', true, 'system', now(), now()),
    ('00000000-0000-7000-8000-000000000021', 'resources.read', '00000000-0000-7000-8000-000000000020', 'Read access lists', 'See who was given access to which resource', true, 'system', now(), now()),
    ('00000000-0000-7000-8000-000000000022', 'resources.grant', '00000000-0000-7000-8000-000000000020', 'Grant', 'Give access to resources, deny it, and take it back', true, 'system', now(), now());
INSERT INTO permission_set_entries (set_id, permission_id)
SELECT s.id, '00000000-0000-7000-8000-000000000020' FROM permission_sets s WHERE s.role_id = 1;
