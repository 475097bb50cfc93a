// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "records/answerroom.h"
#include "records/expansion.h"

namespace basalt::records {

/** How the records of one answer are read and shown. A plain value; shared with the job that reads. */
struct RecordView
{
    Projection read;                            ///< what is selected
    std::shared_ptr<const Projection> show;     ///< what is written of it; null: what is read
    std::shared_ptr<const Expansion> expansion; ///< null: none
    qint64 maxBytes = 0;                        ///< of an answer of several records, or with related ones

    [[nodiscard]] bool hasRelated() const { return expansion && !expansion->isEmpty(); }
};

/**
 * Writes rows as JSON objects with commas between: straight from the database, or, if related records stand inside of them,
 * after all have been read.
 */
class RecordWriter
{
public:
    enum class Order { AsRead, Reversed };

    /** Both outlive the writer. */
    RecordWriter(const RecordView &view, QByteArray &out, Order order = Order::AsRead)
        : m_view(view)
        , m_out(out)
        , m_order(order)
        , m_room(view.maxBytes)
    { }

    /** Takes the current row. Code::ValidationFailed naming `limit` when the answer gets too large. */
    [[nodiscard]] Result<void> add(const db::Rows &rows);
    /** After the last row, when the connection has no statement open any more. */
    [[nodiscard]] Result<void> finish(db::Connection &connection);
    [[nodiscard]] qint64 count() const { return m_count; }

private:
    const RecordView &m_view;
    QByteArray &m_out;
    const Order m_order;
    AnswerRoom m_room;
    qint64 m_count = 0;
    std::vector<schema::RecordValues> m_records;
    std::vector<QByteArray> m_accountNames;
    std::vector<QByteArray> m_items; ///< that are to be written in reverse
    qint64 m_itemBytes = 0;
};

} // namespace basalt::records
