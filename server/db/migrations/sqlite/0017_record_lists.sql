-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Access lists of records: a type of resources for each collection, which comes, is renamed and goes with it and has its id.

-- Names that were free until now.
UPDATE resource_types SET code = 'former.' || code WHERE code = 'records' OR code LIKE 'records.%';

INSERT INTO resource_types (id, code, name, key_fields, source, created_at, updated_at)
SELECT c.id, 'records.' || c.name, c.name, '["record"]', 'collection', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
FROM collections c WHERE c.view_select IS NULL;
INSERT INTO resource_type_flags (type_id, flag)
SELECT t.id, f.code FROM resource_types t CROSS JOIN resource_flags f
WHERE t.source = 'collection' AND f.code IN ('read', 'write', 'delete');
