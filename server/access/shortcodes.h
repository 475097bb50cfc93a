// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"
#include "db/writecontext.h"

#include <QByteArray>

namespace basalt::access {

/**
 * Short codes of permissions, such as `04.02`: a number of two digits or more for each level of the tree, in the order in which
 * the nodes came. None is ever given to another node. The caller holds the tree (AccessChange::beginEverywhere()). Lives as long
 * as one job of its connection.
 */
class ShortCodes
{
public:
    explicit ShortCodes(db::Connection &connection) : m_connection(connection) { }

    /** Whether `code` could be one of a node right below that of `parent` (empty: at the top). */
    [[nodiscard]] static bool isBelow(const QByteArray &parent, const QByteArray &code);

    /** The next one below `parent`. */
    [[nodiscard]] Result<QByteArray> take(const QByteArray &parent);
    /** Takes this one, for which isBelow() holds. False: a node has it or had it. */
    [[nodiscard]] Result<bool> claim(const QByteArray &parent, const QByteArray &code);
    /** Of a node; empty for an empty id. */
    [[nodiscard]] Result<QByteArray> of(const QByteArray &permissionId);
    /** Gives one to every node that has none yet: those that a newer version of the server brought. How many those were. */
    [[nodiscard]] Result<qint64> giveToNew();

private:
    db::Connection &m_connection;
};

} // namespace basalt::access
