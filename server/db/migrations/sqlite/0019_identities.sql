-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What sign-in providers call users, and the blacklist: who is not made a user any more, in no account.

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

-- One per user and provider. The account is the user's: what a provider calls somebody is one user in each account.
CREATE TABLE user_identities (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    provider_code TEXT NOT NULL REFERENCES sign_in_providers (code) ON DELETE CASCADE,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    subject TEXT NOT NULL,
    object_id TEXT,
    username TEXT NOT NULL,
    email TEXT NOT NULL,
    reported_groups TEXT NOT NULL,
    reported_roles TEXT NOT NULL,
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    is_verified INTEGER NOT NULL DEFAULT 0 CHECK (is_verified IN (0, 1)),
    created_at TEXT NOT NULL,
    last_used_at TEXT NOT NULL,
    PRIMARY KEY (user_id, provider_code),
    UNIQUE (account_id, provider_code, subject),
    UNIQUE (account_id, provider_code, object_id)
) WITHOUT ROWID;
CREATE INDEX user_identities_provider ON user_identities (provider_code);
