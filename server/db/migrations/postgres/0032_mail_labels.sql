-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What lists of configurations call the mail server, the picture they show of it, and where they put it.
ALTER TABLE mail_settings ADD COLUMN display_name TEXT NOT NULL DEFAULT 'SMTP';
ALTER TABLE mail_settings ADD COLUMN logo_url TEXT NOT NULL DEFAULT '';
ALTER TABLE mail_settings ADD COLUMN priority bigint NOT NULL DEFAULT 0;
