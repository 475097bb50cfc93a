-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Failed sign-ins in a row since first_failed_at; too many of them set locked_until, and the count begins anew. Kept with the
-- user, apart from the trail: whatever is done with that, the lock holds, also after a restart.
ALTER TABLE users ADD COLUMN failed_sign_ins INTEGER NOT NULL DEFAULT 0;
ALTER TABLE users ADD COLUMN first_failed_at TEXT;
ALTER TABLE users ADD COLUMN locked_until TEXT;

-- What the user has chosen for working in this account: a JSON object.
ALTER TABLE users ADD COLUMN preferences TEXT;
