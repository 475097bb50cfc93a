// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "schema/fieldvalue.h"

namespace basalt::records {

/** How much memory one answer may take: records that were read for it, and what is written of them. Of one job. */
class AnswerRoom
{
public:
    explicit AnswerRoom(qint64 bytes) : m_bytes(bytes) { }

    /** Records that are kept until they are written. */
    void keep(const schema::RecordValues &record) { m_kept += sizeOf(record); }
    [[nodiscard]] bool isFull(qint64 written) const { return m_kept + written > m_bytes; }
    /** Code::ValidationFailed naming what asks for so much: `limit` or `expand`. */
    [[nodiscard]] Error fault(const QString &parameter) const;

private:
    /** Of texts; what is small in any case is not counted. */
    [[nodiscard]] static qint64 sizeOf(const schema::RecordValues &record);

    qint64 m_bytes;
    qint64 m_kept = 0;
};

} // namespace basalt::records
