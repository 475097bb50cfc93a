-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The highest number that a role ever had: no number means another role one day.
CREATE TABLE role_numbers (last INTEGER NOT NULL);
INSERT INTO role_numbers (last) SELECT MAX(id) FROM roles;
