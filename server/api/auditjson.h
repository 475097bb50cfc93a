// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/auditrow.h"

#include <QByteArray>

namespace basalt::core {
class JsonWriter;
}
namespace basalt::texts {
class EventMessages;
}

namespace basalt::api {

/**
 * An audit entry as clients read it: the columns of the table, with `changes[] {field, before, after}`, the hashes and the
 * circumstances besides. `column_name`, `old_value` and `new_value` are set where the entry changed exactly one field. A value
 * that was erased is null, and its change says `"erased": true`. `event_name` and `message` are null for a code that is gone.
 */
void writeAuditRow(core::JsonWriter &out, const audit::AuditRow &row, const texts::EventMessages &messages);

/** The header line of the CSV export. */
[[nodiscard]] QByteArray auditCsvHeader();

/** One line for each change of the entry, one line if it has none. */
void appendAuditCsv(QByteArray &out, const audit::AuditRow &row);

/**
 * A CSV cell (RFC 4180). A text that a spreadsheet would take for a formula (it begins with = + - @ tab or CR) gets an
 * apostrophe in front.
 */
[[nodiscard]] QByteArray csvCell(QByteArrayView text);

} // namespace basalt::api
