// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recordrow.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

namespace basalt::app {

/**
 * The part of a long list of records that has been fetched, page by page. Knows which pages were asked for in vain, and
 * forgets the pages that were not looked at for longest.
 */
class RecordPages
{
public:
    static constexpr int kPageSize = 100; ///< the most that the API answers at once

    /** Null if the row is not here; its page is then wanted. */
    [[nodiscard]] const RecordRow *row(qint64 index);
    [[nodiscard]] const RecordRow *peek(qint64 index) const;
    [[nodiscard]] bool isEmpty() const { return m_pages.isEmpty(); }
    void setPage(qint64 page, const QList<RecordRow> &rows);
    /** Where the pages before and after this one begin; kept after the page itself is forgotten. */
    void setCursors(qint64 page, const QString &before, const QString &after);
    void forgetCursors() { m_cursors.clear(); }
    /** What leads to a page from the one before it; empty if that was never here. */
    [[nodiscard]] QString cursorFrom(qint64 page) const { return m_cursors.value(page - 1).after; }
    /** What leads to a page from the one after it. */
    [[nodiscard]] QString cursorBackFrom(qint64 page) const { return m_cursors.value(page + 1).before; }
    void clear();

    /** Pages that were looked at but are not here, newest look first; forgets them. */
    [[nodiscard]] QList<qint64> takeWanted(int atMost);
    [[nodiscard]] bool hasWanted() const { return !m_wanted.isEmpty(); }

    /** Replaces a record wherever it is; the index of its row, or -1. */
    qint64 replace(const RecordRow &row);
    [[nodiscard]] qint64 indexOf(const QString &id) const;

private:
    void forgetOldest();

    struct Page
    {
        QList<RecordRow> rows;
        quint64 used = 0;
    };

    struct Cursors
    {
        QString before;
        QString after;
    };

    QHash<qint64, Page> m_pages;
    QHash<qint64, Cursors> m_cursors;
    QList<qint64> m_wanted;
    quint64 m_clock = 0;
};

} // namespace basalt::app
