-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Answers to requests with an Idempotency-Key, written in the transaction of the change that they tell of.
-- `used_bytes` is what all answers of the caller took up to this one: with the smallest one left it gives what they take now.
CREATE TABLE idempotency_keys (
    caller TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status INTEGER NOT NULL,
    headers TEXT NOT NULL,
    body BLOB NOT NULL,
    stored_bytes INTEGER NOT NULL,
    used_bytes INTEGER NOT NULL,
    expires_at TEXT NOT NULL,
    PRIMARY KEY (caller, idempotency_key)
);
CREATE INDEX idempotency_keys_use ON idempotency_keys (caller, used_bytes);
CREATE INDEX idempotency_keys_expiry ON idempotency_keys (expires_at);
