-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Where a user last signed in: `email` for the password here, else a sign-in provider's code, which may be gone by now.
ALTER TABLE users ADD COLUMN last_used_provider TEXT;
