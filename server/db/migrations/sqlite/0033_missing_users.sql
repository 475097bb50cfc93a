-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Groups where a provider's list of members makes users of those who are none.
ALTER TABLE groups ADD COLUMN creates_missing_users INTEGER NOT NULL DEFAULT 0 CHECK (creates_missing_users IN (0, 1));
