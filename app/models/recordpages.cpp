// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordpages.h"

#include <algorithm>

namespace basalt::app {

namespace {
constexpr qsizetype kMaxPages = 64;
} // namespace

const RecordRow *RecordPages::row(qint64 index)
{
    if (index < 0)
        return nullptr;
    const qint64 page = index / kPageSize;
    const auto found = m_pages.find(page);
    if (found == m_pages.end()) {
        m_wanted.removeOne(page);
        m_wanted.append(page);
        return nullptr;
    }
    found->used = ++m_clock;
    const qint64 offset = index % kPageSize;
    return offset < found->rows.size() ? &found->rows.at(offset) : nullptr;
}

const RecordRow *RecordPages::peek(qint64 index) const
{
    if (index < 0)
        return nullptr;
    const auto found = m_pages.constFind(index / kPageSize);
    const qint64 offset = index % kPageSize;
    return found != m_pages.cend() && offset < found->rows.size() ? &found->rows.at(offset) : nullptr;
}

void RecordPages::setPage(qint64 page, const QList<RecordRow> &rows)
{
    m_wanted.removeOne(page);
    m_pages.insert(page, {rows, ++m_clock});
    if (m_pages.size() > kMaxPages)
        forgetOldest();
}

void RecordPages::setCursors(qint64 page, const QString &before, const QString &after)
{
    m_cursors.insert(page, {before, after});
}

void RecordPages::clear()
{
    m_pages.clear();
    m_cursors.clear();
    m_wanted.clear();
}

QList<qint64> RecordPages::takeWanted(int atMost)
{
    QList<qint64> result;
    while (!m_wanted.isEmpty() && result.size() < atMost)
        result += m_wanted.takeLast();
    // What was passed by at speed is no longer looked at; it is wanted again when it is.
    m_wanted.clear();
    return result;
}

qint64 RecordPages::replace(const RecordRow &row)
{
    const qint64 index = indexOf(row.id);
    if (index >= 0)
        m_pages[index / kPageSize].rows[index % kPageSize] = row;
    return index;
}

qint64 RecordPages::indexOf(const QString &id) const
{
    for (auto page = m_pages.cbegin(); page != m_pages.cend(); ++page) {
        for (qsizetype offset = 0; offset < page->rows.size(); ++offset) {
            if (page->rows.at(offset).id == id)
                return page.key() * kPageSize + offset;
        }
    }
    return -1;
}

void RecordPages::forgetOldest()
{
    const auto oldest =
        std::min_element(m_pages.cbegin(), m_pages.cend(), [](const Page &a, const Page &b) { return a.used < b.used; });
    m_pages.erase(oldest);
}

} // namespace basalt::app
