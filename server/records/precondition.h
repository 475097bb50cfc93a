// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace basalt::records {

/** What a write asks of the record's version (If-Match, RFC 9110 section 13.1.1). */
class Precondition
{
public:
    /** No condition. */
    Precondition() = default;

    /**
     * Reads the header's value: `*` or a list of entity tags. Comparison is strong, so weak tags never match. A null text is no
     * condition; anything else than the grammar allows is Code::BadRequest.
     */
    [[nodiscard]] static Result<Precondition> parse(const QByteArray &ifMatch);

    [[nodiscard]] bool holds(qint64 version) const;

private:
    bool m_none = true;
    bool m_any = false;
    QList<QByteArray> m_tags; ///< with their quotes
};

/** The entity tag of a record's version, for instance `"3"`. */
[[nodiscard]] QByteArray entityTag(qint64 version);

} // namespace basalt::records
