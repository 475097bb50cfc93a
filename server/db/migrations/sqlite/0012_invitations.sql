-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Invitations into an account. Only the hash of the secret in the link is kept. One that is out of date says so by its own time.
CREATE TABLE invitations (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL,
    role_id INTEGER NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
    as_owner INTEGER NOT NULL DEFAULT 0 CHECK (as_owner IN (0, 1)),
    message TEXT NOT NULL DEFAULT '',
    locale TEXT,
    status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'accepted', 'rejected', 'revoked')),
    token_hash TEXT NOT NULL UNIQUE,
    delivery TEXT NOT NULL CHECK (delivery IN ('mail', 'shown')),
    invited_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    answered_at TEXT,
    user_id TEXT
) WITHOUT ROWID;
CREATE INDEX invitations_account ON invitations (account_id, created_at);
-- One open invitation for an address.
CREATE UNIQUE INDEX invitations_pending ON invitations (account_id, email_folded) WHERE status = 'pending';
CREATE INDEX invitations_role ON invitations (role_id);

CREATE TABLE invitation_groups (
    invitation_id TEXT NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
    group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    PRIMARY KEY (invitation_id, group_id)
) WITHOUT ROWID;
CREATE INDEX invitation_groups_group ON invitation_groups (group_id);
