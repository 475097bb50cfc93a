// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "csvhead.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app::csvhead {

namespace {

struct CsvTexts
{
    Q_DECLARE_TR_FUNCTIONS(TableHead)
};

/** Goes through the text once; stops at the first thing that is no CSV. */
class Reader
{
public:
    Reader(QStringView text, QChar separator, qsizetype maxRows) : m_text(text), m_separator(separator), m_maxRows(maxRows) { }

    void run(bool isWhole)
    {
        while (m_at < m_text.size() && rows.size() < m_maxRows && problem.isEmpty())
            takeCell();
        // What is left had no line end: the end of the file, or of what was read of it.
        const bool isCut = m_at >= m_text.size() && rows.size() < m_maxRows && (!m_row.isEmpty() || m_endsInSeparator);
        if (m_endsInReturn && isWhole)
            stop(loneReturn());
        if (isCut && isWhole && problem.isEmpty()) {
            if (m_endsInSeparator)
                m_row.append(QString());
            rows.append(m_row);
        }
        if (!isWhole && m_inQuotes)
            problem.clear();
    }

    QList<QStringList> rows;
    QString problem;

private:
    void takeCell()
    {
        m_endsInSeparator = false;
        if (m_text[m_at] == u'"')
            takeQuoted();
        else
            takePlain();
        if (problem.isEmpty())
            takeEnd();
    }

    void takePlain()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && m_text[m_at] != m_separator && m_text[m_at] != u'\n' && m_text[m_at] != u'\r') {
            if (m_text[m_at] == u'"')
                return stop(CsvTexts::tr("Line %1: a quote within a value."));
            ++m_at;
        }
        m_row.append(m_at > from ? m_text.sliced(from, m_at - from).toString() : QString());
    }

    void takeQuoted()
    {
        QString value = u""_s;
        const qint64 begin = m_line;
        m_inQuotes = true;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == u'"') {
                if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != u'"') {
                    ++m_at;
                    m_inQuotes = false;
                    m_row.append(value);
                    return;
                }
                ++m_at;
            }
            m_line += c == u'\n' ? 1 : 0;
            value += c;
        }
        m_line = begin;
        stop(CsvTexts::tr("Line %1: a quote without its end."));
    }

    /** The separator or the line end behind a value. */
    void takeEnd()
    {
        if (m_at >= m_text.size())
            return;
        if (m_text[m_at] == m_separator) {
            ++m_at;
            m_endsInSeparator = true;
            return;
        }
        const bool hasReturn = m_text[m_at] == u'\r';
        m_at += hasReturn ? 1 : 0;
        m_endsInReturn = m_at >= m_text.size();
        if (m_endsInReturn)
            return;
        if (m_text[m_at] != u'\n')
            return stop(hasReturn ? loneReturn() : CsvTexts::tr("Line %1: something stands behind the end of a value."));
        ++m_at;
        ++m_line;
        rows.append(std::exchange(m_row, {}));
    }

    static QString loneReturn() { return CsvTexts::tr("Line %1: a carriage return without a line feed."); }
    void stop(const QString &reason) { problem = reason.arg(m_line); }

    const QStringView m_text;
    const QChar m_separator;
    const qsizetype m_maxRows;
    qsizetype m_at = 0;
    qint64 m_line = 1;
    QStringList m_row;
    bool m_endsInSeparator = false;
    bool m_endsInReturn = false;
    bool m_inQuotes = false;
};

} // namespace

TableHead read(const QString &text, bool isWhole, QChar separator, bool header, qsizetype maxRows)
{
    Reader reader(text, separator, maxRows + (header ? 1 : 0));
    reader.run(isWhole);
    TableHead head;
    head.problem = reader.problem;
    // An empty line is a row only where there is one column.
    const qsizetype width = reader.rows.isEmpty() ? 0 : reader.rows.constFirst().size();
    reader.rows.removeIf([width](const QStringList &row) { return width != 1 && row == QStringList{QString()}; });
    if (reader.rows.isEmpty())
        return head;
    if (header) {
        head.columns = reader.rows.takeFirst();
    } else {
        for (qsizetype column = 1; column <= width; ++column)
            head.columns += QString::number(column);
    }
    head.rows = reader.rows;
    return head;
}

} // namespace basalt::app::csvhead
