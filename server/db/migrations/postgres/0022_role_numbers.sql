-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The highest number that a role ever had: no number means another role one day.
CREATE TABLE role_numbers (last bigint NOT NULL);
INSERT INTO role_numbers (last)
SELECT GREATEST((SELECT MAX(id) FROM roles), (SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM roles_id_seq));
