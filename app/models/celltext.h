// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace basalt::app {

/** Tables as text, as spreadsheets put them on the clipboard and take them. Pure functions. */
namespace celltext {

/**
 * Rows of cells: separated by tabs, or by `;` or `,` if there are several lines that all have as many cells. Cells in quotes
 * may hold separators, line ends and doubled quotes. A text without any of that is one cell.
 */
[[nodiscard]] QList<QStringList> parse(const QString &text);
/** Cells with tabs, line ends or quotes in them are quoted. */
[[nodiscard]] QString toTabs(const QList<QStringList> &rows);
/** RFC 4180. */
[[nodiscard]] QString toCsv(const QList<QStringList> &rows);
/** A table with the first row as its head. */
[[nodiscard]] QString toMarkdown(const QList<QStringList> &rows);
/** `'…'` for a shell. */
[[nodiscard]] QString shellQuoted(const QString &text);

} // namespace celltext

} // namespace basalt::app
