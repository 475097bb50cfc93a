-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Which fields the holders of permission sets see and write, and which routes a collection has.

ALTER TABLE collections ADD COLUMN field_access TEXT NOT NULL DEFAULT '[]';
ALTER TABLE collections ADD COLUMN routes TEXT NOT NULL DEFAULT '*';
