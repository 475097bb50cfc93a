// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "records/keyset.h"

#include <QByteArray>
#include <QString>

namespace basalt::records {

/**
 * Turns places of lists into the texts that callers carry and back. A cursor is sealed with a key of the installation, together
 * with the list it belongs to: what comes back is a place that this list has given out, or it is refused. The sealed values
 * are those that the caller sorted by, and nobody may sort by what is hidden from them. Immutable, thread-safe.
 */
class CursorCodec
{
public:
    /** From a secret of the installation, and the one before its last change, which may be empty. */
    CursorCodec(const QByteArray &secret, const QByteArray &previousSecret);

    /** Code::ValidationFailed naming `sort` if the values are too long to be carried in an address. */
    [[nodiscard]] Result<QByteArray> encode(const ListPlace &place, const Keyset &keyset, const QByteArray &list) const;

    /** `list` names collection, order and filter. Code::ValidationFailed naming `parameter`. */
    [[nodiscard]] Result<ListPlace> decode(const QByteArray &cursor, const Keyset &keyset, const QByteArray &list,
                                           const QString &parameter) const;

private:
    QByteArray m_key;
    QByteArray m_previousKey; ///< null: none
};

} // namespace basalt::records
