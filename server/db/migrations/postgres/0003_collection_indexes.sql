-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Indexes that a collection's schema asks for, beside those that unique fields and references bring with them.
ALTER TABLE collections ADD COLUMN indexes jsonb NOT NULL DEFAULT '[]';
ALTER TABLE collection_history ADD COLUMN indexes jsonb NOT NULL DEFAULT '[]';
