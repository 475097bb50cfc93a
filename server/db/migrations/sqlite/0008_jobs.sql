-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Work that outlives the request that asked for it. `due_at` is when a queued job is to run; while it runs, when the lease of
-- whoever has it ends.
CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed')),
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at TEXT NOT NULL,
    lease_owner TEXT,
    last_error TEXT,
    created_at TEXT NOT NULL,
    finished_at TEXT
) WITHOUT ROWID;
CREATE INDEX jobs_due ON jobs (due_at, id) WHERE state IN ('queued', 'running');
CREATE INDEX jobs_finished ON jobs (finished_at) WHERE finished_at IS NOT NULL;

-- When jobs that come back by themselves are due next.
CREATE TABLE job_schedules (
    name TEXT PRIMARY KEY,
    due_at TEXT NOT NULL
) WITHOUT ROWID;
