-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What is done when an invitation is made, accepted, rejected or runs out, and what became of it. An invitation whose actions wait is
-- `processing`, and `completed` or `failed` after them.
CREATE TABLE next_invitations (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL,
    role_id INTEGER NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
    as_owner INTEGER NOT NULL DEFAULT 0 CHECK (as_owner IN (0, 1)),
    message TEXT NOT NULL DEFAULT '',
    locale TEXT,
    status TEXT NOT NULL DEFAULT 'pending'
        CHECK (status IN ('pending', 'accepted', 'processing', 'completed', 'failed', 'rejected', 'revoked', 'expired')),
    token_hash TEXT NOT NULL UNIQUE,
    delivery TEXT NOT NULL CHECK (delivery IN ('mail', 'shown')),
    invited_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    answered_at TEXT,
    user_id TEXT
) WITHOUT ROWID;
INSERT INTO next_invitations SELECT id, account_id, email, email_folded, role_id, as_owner, message, locale, status, token_hash, delivery,
    invited_by, created_at, sent_at, expires_at, answered_at, user_id FROM invitations;
CREATE TABLE next_invitation_groups (
    invitation_id TEXT NOT NULL REFERENCES next_invitations (id) ON DELETE CASCADE,
    group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    PRIMARY KEY (invitation_id, group_id)
) WITHOUT ROWID;
INSERT INTO next_invitation_groups SELECT invitation_id, group_id FROM invitation_groups;
DROP TABLE invitation_groups;
DROP TABLE invitations;
ALTER TABLE next_invitations RENAME TO invitations;
ALTER TABLE next_invitation_groups RENAME TO invitation_groups;
CREATE INDEX invitations_account ON invitations (account_id, created_at);
-- One open invitation for an address.
CREATE UNIQUE INDEX invitations_pending ON invitations (account_id, email_folded) WHERE status = 'pending';
CREATE INDEX invitations_role ON invitations (role_id);
-- For who looks which have run out.
CREATE INDEX invitations_open ON invitations (expires_at) WHERE status = 'pending';
CREATE INDEX invitation_groups_group ON invitation_groups (group_id);

CREATE TABLE invitation_actions (
    id TEXT PRIMARY KEY,
    invitation_id TEXT NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    phase TEXT NOT NULL CHECK (phase IN ('on_create', 'on_accept', 'on_reject', 'on_expired')),
    condition TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    is_required INTEGER NOT NULL CHECK (is_required IN (0, 1)),
    status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'processing', 'completed', 'failed', 'skipped')),
    payload TEXT NOT NULL,
    result TEXT,
    error TEXT,
    created_at TEXT NOT NULL,
    started_at TEXT,
    ended_at TEXT
) WITHOUT ROWID;
CREATE INDEX invitation_actions_invitation ON invitation_actions (invitation_id, sequence, id);
CREATE INDEX invitation_actions_account ON invitation_actions (account_id, created_at);
-- For applications that ask what there is to do for them.
CREATE INDEX invitation_actions_waiting ON invitation_actions (account_id, id) WHERE status = 'processing';
