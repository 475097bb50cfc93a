// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/recordwriter.h"

#include <QByteArrayList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

Result<void> RecordWriter::add(const db::Rows &rows)
{
    if (m_view.expansion) {
        m_records.push_back(m_view.read.readValues(rows));
        m_room.keep(m_records.back());
        m_accountNames.push_back(m_view.read.readAccountName(rows));
    } else if (m_order == Order::Reversed) {
        m_view.read.write(m_items.emplace_back(), rows);
        m_itemBytes += m_items.back().size();
    } else {
        if (m_count > 0)
            m_out += ',';
        m_view.read.write(m_out, rows);
    }
    ++m_count;
    // A single record is as large as it was let in.
    if (m_count > 1 && m_room.isFull(m_out.size() + m_itemBytes))
        return m_room.fault(u"limit"_s);
    return {};
}

Result<void> RecordWriter::finish(db::Connection &connection)
{
    if (m_order == Order::Reversed) {
        std::ranges::reverse(m_records);
        std::ranges::reverse(m_accountNames);
        m_out += QByteArrayList(m_items.crbegin(), m_items.crend()).join(',');
    }
    if (!m_view.expansion)
        return {};
    const Projection &show = m_view.show ? *m_view.show : m_view.read;
    return m_view.expansion->write(m_out, connection, show, m_records, m_accountNames, m_room);
}

} // namespace basalt::records
