// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/recordwriter.h"

namespace basalt::records {

void RecordWriter::add(const db::Rows &rows)
{
    if (m_view.expansion) {
        m_records.push_back(m_view.read.readValues(rows));
        m_accountNames.push_back(m_view.read.readAccountName(rows));
    } else {
        if (m_count > 0)
            m_out += ',';
        m_view.read.write(m_out, rows);
    }
    ++m_count;
}

Result<void> RecordWriter::finish(db::Connection &connection)
{
    if (!m_view.expansion)
        return {};
    const Projection &show = m_view.show ? *m_view.show : m_view.read;
    return m_view.expansion->write(m_out, connection, show, m_records, m_accountNames);
}

} // namespace basalt::records
