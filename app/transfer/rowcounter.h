// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace basalt::app {

/** Counts the rows of an export as it comes in, in pieces of any size. */
class RowCounter
{
public:
    RowCounter() = default;
    /** Format and encoding as the API calls them. */
    RowCounter(const QString &format, const QString &encoding, bool header);

    void take(const QByteArray &piece);
    [[nodiscard]] qint64 rows() const;

private:
    enum class Format { Csv, Json, Ndjson };

    void step(char c);

    Format m_format = Format::Csv;
    bool m_header = true;
    int m_unit = 1;        ///< bytes of a letter
    int m_low = 0;         ///< which of them tells it
    int m_place = 0;       ///< in the letter
    bool m_isPlain = true; ///< its other byte is 0
    char m_letter = 0;
    char m_previous = 0;
    bool m_inQuotes = false;
    qint64 m_rows = 0; ///< with the header
};

} // namespace basalt::app
