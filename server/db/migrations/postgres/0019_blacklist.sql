-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The blacklist: who is not made a user any more, in no account.

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
