-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Codes of events that applications write into the trail, with messages in several languages; languages of accounts and their texts.

-- Ranges of numbers; one does not overlap another. The server's own stand in its code.
CREATE TABLE event_categories (
    code text COLLATE "C" PRIMARY KEY,
    title text COLLATE "C" NOT NULL,
    first_number bigint NOT NULL,
    last_number bigint NOT NULL,
    created_at timestamptz(3) NOT NULL,
    created_by text COLLATE "C",
    CHECK (first_number >= 50000 AND last_number >= first_number)
);

CREATE TABLE event_codes (
    number bigint NOT NULL PRIMARY KEY CHECK (number >= 50000),
    name text COLLATE "C" NOT NULL UNIQUE,
    category text COLLATE "C" NOT NULL REFERENCES event_categories (code),
    title text COLLATE "C" NOT NULL,
    created_at timestamptz(3) NOT NULL,
    created_by text COLLATE "C",
    updated_at timestamptz(3) NOT NULL,
    updated_by text COLLATE "C"
);
CREATE INDEX event_codes_category ON event_codes (category);

-- Templates; what they say of an entry is made when it is shown.
CREATE TABLE event_messages (
    number bigint NOT NULL REFERENCES event_codes (number) ON DELETE CASCADE,
    language text COLLATE "C" NOT NULL,
    message text COLLATE "C" NOT NULL,
    PRIMARY KEY (number, language)
);

-- A language may have three roles, with a place in each one's order; each role has one default at most.
CREATE TABLE languages (
    id text COLLATE "C" PRIMARY KEY,
    account_id text COLLATE "C" NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    code text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    is_frontend boolean NOT NULL DEFAULT false,
    is_backend boolean NOT NULL DEFAULT false,
    is_communication boolean NOT NULL DEFAULT false,
    frontend_order bigint NOT NULL DEFAULT 0,
    backend_order bigint NOT NULL DEFAULT 0,
    communication_order bigint NOT NULL DEFAULT 0,
    is_default_frontend boolean NOT NULL DEFAULT false,
    is_default_backend boolean NOT NULL DEFAULT false,
    is_default_communication boolean NOT NULL DEFAULT false,
    created_at timestamptz(3) NOT NULL,
    created_by text COLLATE "C",
    updated_at timestamptz(3) NOT NULL,
    updated_by text COLLATE "C",
    UNIQUE (account_id, code)
);
CREATE UNIQUE INDEX languages_default_frontend ON languages (account_id) WHERE is_default_frontend;
CREATE UNIQUE INDEX languages_default_backend ON languages (account_id) WHERE is_default_backend;
CREATE UNIQUE INDEX languages_default_communication ON languages (account_id) WHERE is_default_communication;

-- `search_text` is the value without accents and in small letters, made by the server: the databases would do it each in its own way.
CREATE TABLE translations (
    id text COLLATE "C" PRIMARY KEY,
    account_id text COLLATE "C" NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    language_id text COLLATE "C" NOT NULL REFERENCES languages (id) ON DELETE CASCADE,
    data_group text COLLATE "C" NOT NULL,
    object_code text COLLATE "C" NOT NULL,
    context text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    search_text text COLLATE "C" NOT NULL,
    created_at timestamptz(3) NOT NULL,
    created_by text COLLATE "C",
    updated_at timestamptz(3) NOT NULL,
    updated_by text COLLATE "C",
    UNIQUE (language_id, data_group, object_code, context)
);
CREATE INDEX translations_account ON translations (account_id, data_group, object_code, context);

INSERT INTO permissions (id, code, parent_id, title, description, is_assignable, source, created_at, updated_at)
VALUES
    ('00000000-0000-7000-8000-000000000060', 'events', NULL, 'Events', 'Everything about events of applications', true, 'system', now(), now()),
    ('00000000-0000-7000-8000-000000000061', 'events.write', '00000000-0000-7000-8000-000000000060', 'Write events', 'Write events of applications into the trail', true, 'system', now(), now()),
    ('00000000-0000-7000-8000-000000000062', 'languages', NULL, 'Languages', 'Everything about languages', true, 'system', now(), now()),
    ('00000000-0000-7000-8000-000000000063', 'languages.create', '00000000-0000-7000-8000-000000000062', 'Add languages', 'Add languages to the account', true, 'system', now(), now()),
    ('00000000-0000-7000-8000-000000000064', 'languages.update', '00000000-0000-7000-8000-000000000062', 'Change languages', 'Change languages, their roles, orders and defaults', true, 'system', now(), now()),
    ('00000000-0000-7000-8000-000000000065', 'languages.delete', '00000000-0000-7000-8000-000000000062', 'Remove languages', 'Remove languages with all their texts', true, 'system', now(), now()),
    ('00000000-0000-7000-8000-000000000066', 'translations', NULL, 'Texts', 'Everything about texts in the languages of the account', true, 'system', now(), now()),
    ('00000000-0000-7000-8000-000000000067', 'translations.create', '00000000-0000-7000-8000-000000000066', 'Add texts', 'Add texts', true, 'system', now(), now()),
    ('00000000-0000-7000-8000-000000000068', 'translations.update', '00000000-0000-7000-8000-000000000066', 'Change texts', 'Change texts', true, 'system', now(), now()),
    ('00000000-0000-7000-8000-000000000069', 'translations.delete', '00000000-0000-7000-8000-000000000066', 'Remove texts', 'Remove texts', true, 'system', now(), now()),
    ('00000000-0000-7000-8000-000000000070', 'translations.copy', '00000000-0000-7000-8000-000000000066', 'Copy texts', 'Copy all texts of a language to another', true, 'system', now(), now());
INSERT INTO permission_set_entries (set_id, permission_id)
SELECT s.id, p.id FROM permission_sets s JOIN permissions p ON p.code IN ('events', 'languages', 'translations') WHERE s.role_id = 1;
