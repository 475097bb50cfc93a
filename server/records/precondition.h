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
     * Reads the header's value: `*` or a list of entity tags. Comparison is strong, so weak tags never match; only the record's
     * version in a tag counts, for it is the record that must not have changed, whatever its collection or its encoding did. A
     * null text is no condition; anything else than the grammar allows is Code::BadRequest.
     */
    [[nodiscard]] static Result<Precondition> parse(const QByteArray &ifMatch);

    /** That version and no other. */
    [[nodiscard]] static Precondition version(qint64 version);

    [[nodiscard]] bool holds(qint64 version) const;

private:
    bool m_none = true;
    bool m_any = false;
    QList<QByteArray> m_tags; ///< with their quotes
};

/**
 * The entity tag of a record, for instance `"3"`: its version, and behind a point that of its collection once that has
 * changed, because then the same record looks another way.
 */
[[nodiscard]] QByteArray entityTag(qint64 version, qint64 schemaVersion);

} // namespace basalt::records
