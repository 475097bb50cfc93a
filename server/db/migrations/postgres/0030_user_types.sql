-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a user is: a person, or what stands for a program (a service, a key of the API), or the server's own. Only persons sign in.

ALTER TABLE users ADD COLUMN type text COLLATE "C" NOT NULL DEFAULT 'person';
ALTER TABLE users ADD CONSTRAINT users_type_check
    CHECK (type IN ('person', 'service', 'api', 'system') AND (type = 'person' OR NOT can_login));

INSERT INTO permissions (id, code, parent_id, title, description, is_assignable, source, created_at, updated_at)
VALUES
    ('00000000-0000-7000-8000-000000000120', 'users.create', '00000000-0000-7000-8000-000000000001', 'Create users for programs', 'Make users of the account that stand for programs', true, 'system',
     now(), now());
