-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Short codes of permissions: numbers along the tree, such as 04.02, for tokens that have no room for names.

ALTER TABLE permissions ADD COLUMN short_code TEXT;
CREATE UNIQUE INDEX permissions_short_code ON permissions (short_code);

-- Every short code that there ever was, so that none is given to another permission. `parent` is empty at the top.
CREATE TABLE permission_short_codes (
    parent TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (parent, number)
) WITHOUT ROWID;
