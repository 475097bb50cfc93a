-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Sign-in providers, and owners of groups: who looks after the members of a group in place of whoever may manage groups.

-- No ownership of the account: nothing but lists of members is decided by it.
CREATE TABLE group_owners (
    group_id text COLLATE "C" NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    user_id text COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at timestamptz(3) NOT NULL,
    created_by text COLLATE "C",
    PRIMARY KEY (group_id, user_id)
);
CREATE INDEX group_owners_user ON group_owners (user_id);

-- Who may vouch for users of this installation. `email` is the server's own sign-in and stays as it is.
CREATE TABLE sign_in_providers (
    code text COLLATE "C" PRIMARY KEY,
    name text COLLATE "C" NOT NULL,
    is_active boolean NOT NULL DEFAULT true,
    is_system boolean NOT NULL DEFAULT false,
    allows_group_mapping boolean NOT NULL DEFAULT false,
    allows_group_sync boolean NOT NULL DEFAULT false,
    created_at timestamptz(3) NOT NULL,
    created_by text COLLATE "C",
    updated_at timestamptz(3) NOT NULL,
    updated_by text COLLATE "C"
);
INSERT INTO sign_in_providers (code, name, is_system, created_at, updated_at)
VALUES ('email', 'E-mail address and password', true, now(), now());
