-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The life of accounts: deleted ones that come back or are purged, names that are never given twice, and people who are users of
-- several accounts.

-- `deleted_at` is there already. Once a purge has begun there is no way back.
ALTER TABLE accounts ADD COLUMN deleted_by TEXT;
ALTER TABLE accounts ADD COLUMN purge_started_at TEXT;
ALTER TABLE accounts ADD COLUMN purge_started_by TEXT;

-- Every code and slug that an account ever had, folded. Rows stay when the account is gone, so that no old link, bookmark or
-- script ever means somebody else.
CREATE TABLE account_names (
    name TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
    created_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TRIGGER account_names_stay BEFORE DELETE ON account_names
BEGIN SELECT RAISE(ABORT, 'names of accounts are never given again'); END;
CREATE TRIGGER account_names_no_update BEFORE UPDATE ON account_names
BEGIN SELECT RAISE(ABORT, 'names of accounts are never given again'); END;
INSERT INTO account_names (name, account_id, created_at)
SELECT lower(slug), id, created_at FROM accounts UNION ALL SELECT lower(account_code), id, created_at FROM accounts;

-- When a person last switched to that user's account.
ALTER TABLE user_links ADD COLUMN last_selected_at TEXT;
