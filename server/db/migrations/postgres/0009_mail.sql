-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The mail server to send by; the row of the system account is for the whole installation. The password is sealed with a key
-- that stands outside the database.
CREATE TABLE mail_settings (
    account_id text COLLATE "C" PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    enabled boolean NOT NULL,
    host text COLLATE "C" NOT NULL,
    port bigint NOT NULL,
    security text COLLATE "C" NOT NULL CHECK (security IN ('none', 'starttls', 'tls')),
    verify_certificate boolean NOT NULL,
    ca_certificate text COLLATE "C" NOT NULL,
    username text COLLATE "C" NOT NULL,
    sealed_password bytea,
    from_email text COLLATE "C" NOT NULL,
    from_name text COLLATE "C" NOT NULL,
    reply_to text COLLATE "C" NOT NULL,
    default_locale text COLLATE "C" NOT NULL,
    app_url text COLLATE "C" NOT NULL,
    support_email text COLLATE "C" NOT NULL,
    timeout_seconds bigint NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    updated_by text COLLATE "C"
);

-- What takes the place of a built-in template.
CREATE TABLE mail_templates (
    template_type text COLLATE "C" NOT NULL,
    locale text COLLATE "C" NOT NULL,
    subject text COLLATE "C" NOT NULL,
    html_body text COLLATE "C" NOT NULL,
    text_body text COLLATE "C" NOT NULL,
    enabled boolean NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    updated_by text COLLATE "C",
    PRIMARY KEY (template_type, locale)
);

-- Every mail, sent or not. `sealed` holds the variables that are secret (links with their tokens) until the mail is over.
CREATE TABLE mail_messages (
    id text COLLATE "C" PRIMARY KEY,
    account_id text COLLATE "C" NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    template_type text COLLATE "C" NOT NULL,
    locale text COLLATE "C" NOT NULL,
    recipient_email text COLLATE "C" NOT NULL,
    status text COLLATE "C" NOT NULL CHECK (status IN ('pending', 'sent', 'failed', 'not_sent')),
    error_message text COLLATE "C",
    variables text COLLATE "C" NOT NULL,
    sealed bytea,
    created_at timestamptz(3) NOT NULL,
    not_after timestamptz(3),
    sent_at timestamptz(3)
);
CREATE INDEX mail_messages_created ON mail_messages (created_at, id);

-- Tokens that people carry in links: only hashes are kept. A token is good once, until it expires or a newer one of its user and
-- purpose replaces it.
CREATE TABLE one_time_tokens (
    token_hash text COLLATE "C" PRIMARY KEY,
    purpose text COLLATE "C" NOT NULL,
    delivery text COLLATE "C" NOT NULL CHECK (delivery IN ('mail', 'shown')),
    user_id text COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    account_id text COLLATE "C" NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    email_folded text COLLATE "C" NOT NULL,
    created_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL,
    used_at timestamptz(3),
    replaced_at timestamptz(3)
);
CREATE INDEX one_time_tokens_user ON one_time_tokens (user_id, purpose);
CREATE INDEX one_time_tokens_expiry ON one_time_tokens (expires_at);

-- Who forgot a password need not know the account.
CREATE INDEX users_email ON users (email_folded);
