-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Who may sign in at all, and whether with the password: the user's own row is his identity at the provider `email`.

ALTER TABLE users ADD COLUMN can_login boolean NOT NULL DEFAULT true;
ALTER TABLE users ADD COLUMN password_is_active boolean NOT NULL DEFAULT true;
