-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Codes of events that applications write into the trail, with messages in several languages; languages of accounts and their texts.

-- Ranges of numbers; one does not overlap another. The server's own stand in its code.
CREATE TABLE event_categories (
    code TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    first_number INTEGER NOT NULL,
    last_number INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT,
    CHECK (first_number >= 50000 AND last_number >= first_number)
) WITHOUT ROWID;

CREATE TABLE event_codes (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 50000),
    name TEXT NOT NULL UNIQUE,
    category TEXT NOT NULL REFERENCES event_categories (code),
    title TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT,
    updated_at TEXT NOT NULL,
    updated_by TEXT
);
CREATE INDEX event_codes_category ON event_codes (category);

-- Templates; what they say of an entry is made when it is shown.
CREATE TABLE event_messages (
    number INTEGER NOT NULL REFERENCES event_codes (number) ON DELETE CASCADE,
    language TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (number, language)
) WITHOUT ROWID;

-- A language may have three roles, with a place in each one's order; each role has one default at most.
CREATE TABLE languages (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    is_frontend INTEGER NOT NULL DEFAULT 0 CHECK (is_frontend IN (0, 1)),
    is_backend INTEGER NOT NULL DEFAULT 0 CHECK (is_backend IN (0, 1)),
    is_communication INTEGER NOT NULL DEFAULT 0 CHECK (is_communication IN (0, 1)),
    frontend_order INTEGER NOT NULL DEFAULT 0,
    backend_order INTEGER NOT NULL DEFAULT 0,
    communication_order INTEGER NOT NULL DEFAULT 0,
    is_default_frontend INTEGER NOT NULL DEFAULT 0 CHECK (is_default_frontend IN (0, 1)),
    is_default_backend INTEGER NOT NULL DEFAULT 0 CHECK (is_default_backend IN (0, 1)),
    is_default_communication INTEGER NOT NULL DEFAULT 0 CHECK (is_default_communication IN (0, 1)),
    created_at TEXT NOT NULL,
    created_by TEXT,
    updated_at TEXT NOT NULL,
    updated_by TEXT,
    UNIQUE (account_id, code)
) WITHOUT ROWID;
CREATE UNIQUE INDEX languages_default_frontend ON languages (account_id) WHERE is_default_frontend;
CREATE UNIQUE INDEX languages_default_backend ON languages (account_id) WHERE is_default_backend;
CREATE UNIQUE INDEX languages_default_communication ON languages (account_id) WHERE is_default_communication;

-- `search_text` is the value without accents and in small letters, made by the server: the databases would do it each in its own way.
CREATE TABLE translations (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    language_id TEXT NOT NULL REFERENCES languages (id) ON DELETE CASCADE,
    data_group TEXT NOT NULL,
    object_code TEXT NOT NULL,
    context TEXT NOT NULL,
    value TEXT NOT NULL,
    search_text TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT,
    updated_at TEXT NOT NULL,
    updated_by TEXT,
    UNIQUE (language_id, data_group, object_code, context)
) WITHOUT ROWID;
CREATE INDEX translations_account ON translations (account_id, data_group, object_code, context);

INSERT INTO permissions (id, code, parent_id, title, description, is_assignable, source, created_at, updated_at)
VALUES
    ('00000000-0000-7000-8000-000000000060', 'events', NULL, 'Events', 'Everything about events of applications', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000061', 'events.write', '00000000-0000-7000-8000-000000000060', 'Write events', 'Write events of applications into the trail', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000062', 'languages', NULL, 'Languages', 'Everything about languages', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000063', 'languages.create', '00000000-0000-7000-8000-000000000062', 'Add languages', 'Add languages to the account', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000064', 'languages.update', '00000000-0000-7000-8000-000000000062', 'Change languages', 'Change languages, their roles, orders and defaults', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000065', 'languages.delete', '00000000-0000-7000-8000-000000000062', 'Remove languages', 'Remove languages with all their texts', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000066', 'translations', NULL, 'Texts', 'Everything about texts in the languages of the account', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000067', 'translations.create', '00000000-0000-7000-8000-000000000066', 'Add texts', 'Add texts', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000068', 'translations.update', '00000000-0000-7000-8000-000000000066', 'Change texts', 'Change texts', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000069', 'translations.delete', '00000000-0000-7000-8000-000000000066', 'Remove texts', 'Remove texts', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    ('00000000-0000-7000-8000-000000000070', 'translations.copy', '00000000-0000-7000-8000-000000000066', 'Copy texts', 'Copy all texts of a language to another', 1, 'system', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
INSERT INTO permission_set_entries (set_id, permission_id)
SELECT s.id, p.id FROM permission_sets s JOIN permissions p ON p.code IN ('events', 'languages', 'translations') WHERE s.role_id = 1;
