// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <span>

namespace basalt::db {

/**
 * What of a database people with every right may read in SQL of their own: all data, and no secrets. A table that is not known
 * here is not shown, so that a new one has to be thought about.
 */
enum class TableSight {
    Shown,
    PartlyShown, ///< without the columns of hiddenColumns()
    Hidden,
};

[[nodiscard]] TableSight sightOf(QByteArrayView table);
/** Of a table that is partly shown: the columns with secrets in them. */
[[nodiscard]] std::span<const QByteArrayView> hiddenColumns(QByteArrayView table);
/** The tables that are partly shown. */
[[nodiscard]] std::span<const QByteArrayView> partlyShownTables();

} // namespace basalt::db
