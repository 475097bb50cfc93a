// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "records/recordexport.h"
#include "transfer/tablewriter.h"
#include "transfer/textencoder.h"

#include <memory>
#include <optional>

namespace basalt::transfer {

/**
 * Makes a file of the records of an export, piece by piece: whoever sends it asks for the next piece when the last one is
 * gone, so memory stays the same however many there are. Immutable, thread-safe; shared with the jobs that read.
 */
class RecordExporter
{
public:
    struct Piece
    {
        QByteArray bytes;
        std::optional<records::ListPlace> after;
        bool isLast = false;
        qint64 records = 0;
        qint64 replaced = 0; ///< characters that the encoding does not have
    };

    RecordExporter(std::shared_ptr<const records::RecordExport> source, const TableOptions &options,
                   const records::RecordExport::PageSize &size);
    Q_DISABLE_COPY_MOVE(RecordExporter)

    /** The piece behind `from`; without one the first. */
    [[nodiscard]] Result<Piece> read(db::Connection &connection, const std::optional<records::ListPlace> &from) const;

    [[nodiscard]] const records::RecordExport &source() const { return *m_source; }
    /** `text/csv; charset=utf-8; header=present` */
    [[nodiscard]] QByteArray mediaType() const;
    [[nodiscard]] TableFormat format() const { return m_options.format; }

private:
    const std::shared_ptr<const records::RecordExport> m_source;
    const TableOptions m_options;
    const records::RecordExport::PageSize m_size;
    const TableWriter m_writer;
};

} // namespace basalt::transfer
