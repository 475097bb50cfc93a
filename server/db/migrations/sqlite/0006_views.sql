-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a view selects; null for collections with a table of their own.
ALTER TABLE collections ADD COLUMN view_select TEXT;
ALTER TABLE collection_history ADD COLUMN view_select TEXT;
