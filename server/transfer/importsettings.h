// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/optionreader.h"
#include "transfer/tableformat.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace basalt::transfer {

/** What an import of records is asked to do. */
struct ImportSettings
{
    TableOptions table;
    QJsonObject mapping;   ///< field by column; null passes a column over
    QByteArray key;        ///< what records are told apart by; null: all rows are new
    bool isTrial = false;  ///< nothing is written
    bool passOver = false; ///< rows that cannot be written; else the first ends the import
    qint64 fromRow = 1;    ///< earlier rows are read and left alone
    QString source;        ///< name of the file, for the trail

    /** What the settings allow. */
    struct Limits
    {
        qsizetype rowBytes = 1024 * 1024;
        size_t batchRows = 500;
        size_t namedFaults = 100;
    };
    Limits limits;

    /** The options of readTableOptions(), and `mapping`, `mode`, `key`, `dry_run`, `on_error`, `from_row`, `source`. */
    [[nodiscard]] static Result<ImportSettings> read(OptionReader &options, std::optional<TableFormat> fallback);
};

} // namespace basalt::transfer
