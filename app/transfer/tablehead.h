// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace basalt::app {

/** How a file of rows is written, in the words of the API. */
struct TableOptions
{
    QString format = QStringLiteral("csv");      ///< `csv`, `json`, `ndjson`
    QString separator = QStringLiteral("comma"); ///< `comma`, `semicolon`, `tab`
    QString decimal = QStringLiteral("point");   ///< `point`, `comma`
    QString encoding = QStringLiteral("utf-8");
    bool header = true;
    bool formulaGuard = true;

    [[nodiscard]] bool isCsv() const { return format == u"csv"; }
    friend bool operator==(const TableOptions &, const TableOptions &) = default;
};

/** The beginning of a file as a table, to look at. What the server makes of the file is the server's to say. */
struct TableHead
{
    QStringList columns;
    QList<QStringList> rows; ///< a null text where there is no value
    QString problem;         ///< why it ends where it does, for people; empty: it can be read
};

namespace tablehead {

/** So much of a file is enough for guesses and a look; the rest stays unread, however long the file is. */
constexpr qint64 kBytes = 256LL * 1024;

/** The most likely options, from the name and the first bytes. */
[[nodiscard]] TableOptions guess(const QByteArray &head, const QString &fileName);
/** `isWhole`: the bytes are the whole file, else the last row may be cut and is left out. */
[[nodiscard]] TableHead read(const QByteArray &head, bool isWhole, const TableOptions &options, qsizetype maxRows);
/** Without a byte order mark. What is no text in the encoding becomes the replacement character. */
[[nodiscard]] QString decoded(const QByteArray &bytes, const QString &encoding);

} // namespace tablehead

} // namespace basalt::app
