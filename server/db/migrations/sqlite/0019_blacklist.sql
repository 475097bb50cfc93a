-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The blacklist: who is not made a user any more, in no account.

-- `provider_code` is empty for addresses. No reference: who is barred stays so when his provider is registered anew.
CREATE TABLE blacklist (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('email', 'provider_uid', 'provider_oid')),
    provider_code TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL,
    value_folded TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('manual', 'user_deleted')),
    note TEXT NOT NULL DEFAULT '',
    user_id TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT,
    UNIQUE (kind, provider_code, value_folded)
) WITHOUT ROWID;
