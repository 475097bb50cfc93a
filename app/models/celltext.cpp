// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "celltext.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app::celltext {

namespace {

QList<QStringList> parseWith(const QString &text, QChar separator)
{
    QList<QStringList> rows{QStringList()};
    QString cell;
    bool quoted = false;
    bool begun = false; // something of this cell was there
    const auto endCell = [&] {
        rows.last() += cell;
        cell.clear();
        begun = false;
    };
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar letter = text.at(at);
        if (quoted && letter == u'"' && at + 1 < text.size() && text.at(at + 1) == u'"') {
            cell += letter;
            ++at;
        } else if (letter == u'"' && (quoted || !begun)) {
            quoted = !quoted;
            begun = true;
        } else if (quoted) {
            cell += letter;
        } else if (letter == separator) {
            endCell();
        } else if (letter == u'\n') {
            endCell();
            rows += QStringList();
        } else if (letter != u'\r') {
            cell += letter;
            begun = true;
        }
    }
    endCell();
    // A line end after the last row begins no row.
    if (rows.size() > 1 && rows.constLast() == QStringList{QString()})
        rows.removeLast();
    return rows;
}

/** Several lines that all have the same number of cells, more than one. */
bool isTable(const QList<QStringList> &rows)
{
    const auto width = rows.constFirst().size();
    return rows.size() > 1 && width > 1
        && std::all_of(rows.cbegin(), rows.cend(), [width](const QStringList &row) { return row.size() == width; });
}

QString joined(const QList<QStringList> &rows, QChar separator, const QString &lineEnd)
{
    QStringList lines;
    for (const QStringList &row : rows) {
        QStringList cells;
        for (QString cell : row) {
            if (cell.contains(separator) || cell.contains(u'\n') || cell.contains(u'"') || cell.contains(u'\r'))
                cell = u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
            cells += cell;
        }
        lines += cells.join(separator);
    }
    return lines.join(lineEnd);
}

} // namespace

QList<QStringList> parse(const QString &text)
{
    if (text.contains(u'\t'))
        return parseWith(text, u'\t');
    for (const QChar separator : {u';', u','}) {
        QList<QStringList> rows = parseWith(text, separator);
        if (isTable(rows))
            return rows;
    }
    return parseWith(text, u'\t');
}

QString toTabs(const QList<QStringList> &rows)
{
    return joined(rows, u'\t', u"\n"_s);
}

QString toCsv(const QList<QStringList> &rows)
{
    return joined(rows, u',', u"\r\n"_s) + u"\r\n"_s;
}

QString toMarkdown(const QList<QStringList> &rows)
{
    QStringList lines;
    for (const QStringList &row : rows) {
        QStringList cells;
        for (QString cell : row)
            cells += cell.replace(u'\\', u"\\\\"_s).replace(u'|', u"\\|"_s).replace(u'\n', u"<br>"_s);
        lines += u"| "_s + cells.join(u" | "_s) + u" |"_s;
        if (lines.size() == 1)
            lines += u"|"_s + u" --- |"_s.repeated(row.size());
    }
    return lines.join(u'\n') + u'\n';
}

QString shellQuoted(const QString &text)
{
    QString result = text;
    return u'\'' + result.replace(u'\'', u"'\\''"_s) + u'\'';
}

} // namespace basalt::app::celltext
