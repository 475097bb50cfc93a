-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Who may sign in at all, and whether with the password: the user's own row is his identity at the provider `email`.

ALTER TABLE users ADD COLUMN can_login INTEGER NOT NULL DEFAULT 1 CHECK (can_login IN (0, 1));
ALTER TABLE users ADD COLUMN password_is_active INTEGER NOT NULL DEFAULT 1 CHECK (password_is_active IN (0, 1));
