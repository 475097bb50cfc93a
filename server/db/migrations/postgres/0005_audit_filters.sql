-- SPDX-FileCopyrightText: 2026 The Basalt authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The filters of the audit trail, each with an index that has its entries in the order of writing. Tables and operations have
-- many entries, so the account that is asked for with them stands in their indexes as well.
CREATE INDEX audit_entries_table ON audit_entries (table_name, id, account_id);
CREATE INDEX audit_entries_operation ON audit_entries (operation, id, account_id);
CREATE INDEX audit_entries_correlation ON audit_entries (correlation_id, id);
CREATE INDEX audit_entries_time ON audit_entries (occurred_at, id);
