-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Invitations into an account. Only the hash of the secret in the link is kept. One that is out of date says so by its own time.
CREATE TABLE invitations (
    id text COLLATE "C" PRIMARY KEY,
    account_id text COLLATE "C" NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    email text COLLATE "C" NOT NULL,
    email_folded text COLLATE "C" NOT NULL,
    role_id bigint NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
    as_owner boolean NOT NULL DEFAULT false,
    message text COLLATE "C" NOT NULL DEFAULT '',
    locale text COLLATE "C",
    status text COLLATE "C" NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'accepted', 'rejected', 'revoked')),
    token_hash text COLLATE "C" NOT NULL UNIQUE,
    delivery text COLLATE "C" NOT NULL CHECK (delivery IN ('mail', 'shown')),
    invited_by text COLLATE "C" NOT NULL,
    created_at timestamptz(3) NOT NULL,
    sent_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL,
    answered_at timestamptz(3),
    user_id text COLLATE "C"
);
CREATE INDEX invitations_account ON invitations (account_id, created_at);
-- One open invitation for an address.
CREATE UNIQUE INDEX invitations_pending ON invitations (account_id, email_folded) WHERE status = 'pending';
CREATE INDEX invitations_role ON invitations (role_id);

CREATE TABLE invitation_groups (
    invitation_id text COLLATE "C" NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
    group_id text COLLATE "C" NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    PRIMARY KEY (invitation_id, group_id)
);
CREATE INDEX invitation_groups_group ON invitation_groups (group_id);
