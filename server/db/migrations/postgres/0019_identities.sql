-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What sign-in providers call users, and the blacklist: who is not made a user any more, in no account.

-- `provider_code` is empty for addresses. No reference: who is barred stays so when his provider is registered anew.
CREATE TABLE blacklist (
    id text COLLATE "C" PRIMARY KEY,
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('email', 'provider_uid', 'provider_oid')),
    provider_code text COLLATE "C" NOT NULL DEFAULT '',
    value text COLLATE "C" NOT NULL,
    value_folded text COLLATE "C" NOT NULL,
    reason text COLLATE "C" NOT NULL CHECK (reason IN ('manual', 'user_deleted')),
    note text COLLATE "C" NOT NULL DEFAULT '',
    user_id text COLLATE "C",
    created_at timestamptz(3) NOT NULL,
    created_by text COLLATE "C",
    UNIQUE (kind, provider_code, value_folded)
);

-- One per user and provider. The account is the user's: what a provider calls somebody is one user in each account.
CREATE TABLE user_identities (
    user_id text COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    provider_code text COLLATE "C" NOT NULL REFERENCES sign_in_providers (code) ON DELETE CASCADE,
    account_id text COLLATE "C" NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    subject text COLLATE "C" NOT NULL,
    object_id text COLLATE "C",
    username text COLLATE "C" NOT NULL,
    email text COLLATE "C" NOT NULL,
    reported_groups text COLLATE "C" NOT NULL,
    reported_roles text COLLATE "C" NOT NULL,
    is_active boolean NOT NULL DEFAULT true,
    is_verified boolean NOT NULL DEFAULT false,
    created_at timestamptz(3) NOT NULL,
    last_used_at timestamptz(3) NOT NULL,
    PRIMARY KEY (user_id, provider_code),
    UNIQUE (account_id, provider_code, subject),
    UNIQUE (account_id, provider_code, object_id)
);
CREATE INDEX user_identities_provider ON user_identities (provider_code);
