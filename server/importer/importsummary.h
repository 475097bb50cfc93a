// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "importer/importplan.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace basalt::importer {

/** What an import has made. */
struct ImportSummary
{
    struct Line
    {
        QByteArray collection;
        qint64 rows = 0;
        qint64 fields = 0;
        qint64 relations = 0;
    };

    QByteArray accountCode; ///< whose records they are
    std::vector<Line> lines;
    std::vector<SkippedTable> skipped;

    [[nodiscard]] qint64 rows() const;
    [[nodiscard]] qint64 relations() const;
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static ImportSummary fromJson(const QJsonObject &json);
    /** A table for people. */
    [[nodiscard]] QString toText() const;
};

} // namespace basalt::importer
