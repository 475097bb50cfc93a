// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/postgresarray.h"

namespace basalt::db {

void PostgresArray::separate()
{
    if (m_text.size() > 1)
        m_text += ',';
}

void PostgresArray::add(const QByteArray &text)
{
    separate();
    if (text.isNull()) {
        m_text += "NULL";
        return;
    }
    m_text += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            m_text += '\\';
        m_text += c;
    }
    m_text += '"';
}

void PostgresArray::add(qint64 number)
{
    separate();
    m_text += QByteArray::number(number);
}

} // namespace basalt::db
