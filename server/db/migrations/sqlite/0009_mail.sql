-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The mail server to send by; the row of the system account is for the whole installation. The password is sealed with a key
-- that stands outside the database.
CREATE TABLE mail_settings (
    account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    host TEXT NOT NULL,
    port INTEGER NOT NULL,
    security TEXT NOT NULL CHECK (security IN ('none', 'starttls', 'tls')),
    verify_certificate INTEGER NOT NULL CHECK (verify_certificate IN (0, 1)),
    ca_certificate TEXT NOT NULL,
    username TEXT NOT NULL,
    sealed_password BLOB,
    from_email TEXT NOT NULL,
    from_name TEXT NOT NULL,
    reply_to TEXT NOT NULL,
    default_locale TEXT NOT NULL,
    app_url TEXT NOT NULL,
    support_email TEXT NOT NULL,
    timeout_seconds INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT
) WITHOUT ROWID;

-- What takes the place of a built-in template.
CREATE TABLE mail_templates (
    template_type TEXT NOT NULL,
    locale TEXT NOT NULL,
    subject TEXT NOT NULL,
    html_body TEXT NOT NULL,
    text_body TEXT NOT NULL,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    updated_at TEXT NOT NULL,
    updated_by TEXT,
    PRIMARY KEY (template_type, locale)
) WITHOUT ROWID;

-- Every mail, sent or not. `sealed` holds the variables that are secret (links with their tokens) until the mail is over.
CREATE TABLE mail_messages (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    template_type TEXT NOT NULL,
    locale TEXT NOT NULL,
    recipient_email TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('pending', 'sent', 'failed', 'not_sent')),
    error_message TEXT,
    variables TEXT NOT NULL,
    sealed BLOB,
    created_at TEXT NOT NULL,
    not_after TEXT,
    sent_at TEXT
) WITHOUT ROWID;
CREATE INDEX mail_messages_created ON mail_messages (created_at, id);

-- Tokens that people carry in links: only hashes are kept. A token is good once, until it expires or a newer one of its user and
-- purpose replaces it.
CREATE TABLE one_time_tokens (
    token_hash TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    delivery TEXT NOT NULL CHECK (delivery IN ('mail', 'shown')),
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    email_folded TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT,
    replaced_at TEXT
) WITHOUT ROWID;
CREATE INDEX one_time_tokens_user ON one_time_tokens (user_id, purpose);
CREATE INDEX one_time_tokens_expiry ON one_time_tokens (expires_at);

-- Who forgot a password need not know the account.
CREATE INDEX users_email ON users (email_folded);
