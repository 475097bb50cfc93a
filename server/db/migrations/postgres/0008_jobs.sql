-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Work that outlives the request that asked for it. `due_at` is when a queued job is to run; while it runs, when the lease of
-- whoever has it ends.
CREATE TABLE jobs (
    id text COLLATE "C" PRIMARY KEY,
    kind text COLLATE "C" NOT NULL,
    payload text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed')),
    attempts bigint NOT NULL DEFAULT 0,
    due_at timestamptz(3) NOT NULL,
    lease_owner text COLLATE "C",
    last_error text COLLATE "C",
    created_at timestamptz(3) NOT NULL,
    finished_at timestamptz(3)
);
CREATE INDEX jobs_due ON jobs (due_at, id) WHERE state IN ('queued', 'running');
CREATE INDEX jobs_finished ON jobs (finished_at) WHERE finished_at IS NOT NULL;

-- When jobs that come back by themselves are due next.
CREATE TABLE job_schedules (
    name text COLLATE "C" PRIMARY KEY,
    due_at timestamptz(3) NOT NULL
);
