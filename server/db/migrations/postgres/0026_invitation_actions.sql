-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What is done when an invitation is made, accepted, rejected or runs out, and what became of it. An invitation whose actions wait is
-- `processing`, and `completed` or `failed` after them.
ALTER TABLE invitations DROP CONSTRAINT invitations_status_check;
ALTER TABLE invitations ADD CONSTRAINT invitations_status_check
    CHECK (status IN ('pending', 'accepted', 'processing', 'completed', 'failed', 'rejected', 'revoked', 'expired'));
-- For who looks which have run out.
CREATE INDEX invitations_open ON invitations (expires_at) WHERE status = 'pending';

CREATE TABLE invitation_actions (
    id text COLLATE "C" PRIMARY KEY,
    invitation_id text COLLATE "C" NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
    account_id text COLLATE "C" NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    type text COLLATE "C" NOT NULL,
    phase text COLLATE "C" NOT NULL CHECK (phase IN ('on_create', 'on_accept', 'on_reject', 'on_expired')),
    condition text COLLATE "C" NOT NULL,
    sequence bigint NOT NULL,
    is_required boolean NOT NULL,
    status text COLLATE "C" NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'processing', 'completed', 'failed', 'skipped')),
    payload text COLLATE "C" NOT NULL,
    result text COLLATE "C",
    error text COLLATE "C",
    created_at timestamptz(3) NOT NULL,
    started_at timestamptz(3),
    ended_at timestamptz(3)
);
CREATE INDEX invitation_actions_invitation ON invitation_actions (invitation_id, sequence, id);
CREATE INDEX invitation_actions_account ON invitation_actions (account_id, created_at);
-- For applications that ask what there is to do for them.
CREATE INDEX invitation_actions_waiting ON invitation_actions (account_id, id) WHERE status = 'processing';
