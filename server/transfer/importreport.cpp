// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/importreport.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace basalt::transfer {

namespace {

QString stateName(ImportReport::State state)
{
    switch (state) {
    case ImportReport::State::Receiving: return u"receiving"_s;
    case ImportReport::State::Running: return u"running"_s;
    case ImportReport::State::Done: return u"done"_s;
    case ImportReport::State::Failed: return u"failed"_s;
    case ImportReport::State::Cancelled: break;
    }
    return u"cancelled"_s;
}

QJsonObject errorJson(const Error &error)
{
    QJsonArray details;
    for (const FieldError &fault : error.fields)
        details.append(QJsonObject{{u"field"_s, fault.field}, {u"message"_s, fault.message}, {u"code"_s, fault.code}});
    return {{u"code"_s, static_cast<int>(error.code)}, {u"message"_s, error.message}, {u"details"_s, details}};
}

} // namespace

void ImportReport::setState(State state)
{
    const std::scoped_lock lock(m_mutex);
    m_state = state;
}

ImportReport::State ImportReport::state() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state;
}

void ImportReport::setSize(qint64 bytes)
{
    const std::scoped_lock lock(m_mutex);
    m_size = bytes;
}

void ImportReport::addBatch(qint64 lastRow, qint64 created, qint64 updated, qint64 refused, qint64 bytesRead)
{
    const std::scoped_lock lock(m_mutex);
    m_lastRow = lastRow;
    m_created += created;
    m_updated += updated;
    m_refused += refused;
    m_bytesRead = bytesRead;
}

void ImportReport::addFault(const RowFault &fault)
{
    const std::scoped_lock lock(m_mutex);
    if (m_faults.size() < m_namedFaults)
        m_faults.push_back(fault);
}

void ImportReport::finish(State state, std::optional<Error> error)
{
    const std::scoped_lock lock(m_mutex);
    m_state = state;
    m_error = std::move(error);
}

QJsonObject ImportReport::toJson() const
{
    const std::scoped_lock lock(m_mutex);
    QJsonArray faults;
    for (const RowFault &fault : m_faults) {
        faults.append(QJsonObject{{u"row"_s, fault.row},
                                  {u"line"_s, fault.line},
                                  {u"column"_s, fault.column.isEmpty() ? QJsonValue() : QJsonValue(fault.column)},
                                  {u"code"_s, fault.code},
                                  {u"message"_s, fault.message}});
    }
    const bool isOver = m_state == State::Done;
    return {{u"state"_s, stateName(m_state)},
            {u"received_bytes"_s, m_size},
            {u"bytes_done"_s, m_bytesRead},
            {u"rows_done"_s, m_lastRow},
            {u"created"_s, m_created},
            {u"updated"_s, m_updated},
            {u"refused"_s, m_refused},
            {u"next_row"_s, isOver ? QJsonValue() : QJsonValue(m_lastRow + 1)},
            {u"errors"_s, faults},
            {u"error"_s, m_error ? QJsonValue(errorJson(*m_error)) : QJsonValue()}};
}

std::pair<qint64, qint64> ImportReport::progress() const
{
    const std::scoped_lock lock(m_mutex);
    return {m_bytesRead, m_size};
}

std::optional<Error> ImportReport::error() const
{
    const std::scoped_lock lock(m_mutex);
    return m_error;
}

} // namespace basalt::transfer
