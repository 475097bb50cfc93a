-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Who runs an account names, disables and unlocks its users.
INSERT INTO permissions (id, code, parent_id, title, description, is_assignable, source, created_at, updated_at)
VALUES
    ('00000000-0000-7000-8000-000000000023', 'users.update', '00000000-0000-7000-8000-000000000001', 'Change users', 'Name, disable and unlock users who are no owners', 1, 'system',
     strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
