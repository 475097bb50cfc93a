// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <algorithm>
#include <memory>

namespace basalt::auth {

/**
 * All that somebody holds in one account: every assignable permission that was given, and all below it, so that a check is one
 * look-up and rules see what checks see. Immutable.
 */
class Permissions
{
public:
    /**
     * `codes` in the order of their bytes; `endsAtMs`: when the first of them was given until, 0 for never; `listed`: ids of the
     * collections of which single records were opened to him or closed, in order; `sets`: codes of the sets, in order.
     */
    Permissions(QList<QByteArray> codes, qint64 endsAtMs, QList<QByteArray> listed, QList<QByteArray> sets)
        : m_codes(std::move(codes))
        , m_endsAtMs(endsAtMs)
        , m_listed(std::move(listed))
        , m_sets(std::move(sets))
        , m_readsPersonal(contains("pii.read"))
        , m_reachesRecords(std::ranges::any_of(m_codes, [](const QByteArray &code) { return code.startsWith("records"); }))
    { }

    [[nodiscard]] bool contains(QByteArrayView code) const { return isAmong(m_codes, code); }
    [[nodiscard]] const QList<QByteArray> &codes() const { return m_codes; }
    /** Milliseconds since the epoch: from then on this is out of date. 0: it does not end by itself. */
    [[nodiscard]] qint64 endsAtMs() const { return m_endsAtMs; }
    /** Whether personal fields are shown in clear. */
    [[nodiscard]] bool readsPersonal() const { return m_readsPersonal; }

    /** Whether anything that is held is about records: if not, nobody need look further. */
    [[nodiscard]] bool reachesRecords() const { return m_reachesRecords; }

    /** Whether access lists say anything to him about single records of the collection. */
    [[nodiscard]] bool isListed(QByteArrayView collectionId) const { return isAmong(m_listed, collectionId); }

    /** Whether the set of that code is held, be it an empty one; roles are sets, too. */
    [[nodiscard]] bool holdsSet(QByteArrayView code) const { return isAmong(m_sets, code); }

private:
    [[nodiscard]] static bool isAmong(const QList<QByteArray> &sorted, QByteArrayView text)
    {
        const auto found = std::ranges::lower_bound(sorted, text, [](QByteArrayView a, QByteArrayView b) { return a < b; });
        return found != sorted.cend() && *found == text;
    }

    const QList<QByteArray> m_codes;
    const qint64 m_endsAtMs;
    const QList<QByteArray> m_listed;
    const QList<QByteArray> m_sets;
    const bool m_readsPersonal;
    const bool m_reachesRecords;
};

/** Null: nothing is held, not even an empty set, and no list says anything. */
using PermissionsPtr = std::shared_ptr<const Permissions>;

} // namespace basalt::auth
