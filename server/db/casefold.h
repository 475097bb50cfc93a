// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace basalt::db {

/**
 * Unicode simple case folding (one character to one character), by the one table that SQLite's registered functions,
 * PostgreSQL's basalt_fold() and evaluation in memory share. Bytes that are not UTF-8 stay as they are.
 */
[[nodiscard]] QByteArray foldCase(QByteArrayView utf8);

/** Appends the folded text; saves the allocation where a buffer is at hand. */
void appendFolded(QByteArray &out, QByteArrayView utf8);

/** Unicode simple case mapping: a character that has no single other one, such as the German sharp s, stays. */
[[nodiscard]] QByteArray upperCase(QByteArrayView utf8);
[[nodiscard]] QByteArray lowerCase(QByteArrayView utf8);

/** The characters beyond ASCII that a mapping changes, and what each becomes, in the same order: arguments of translate(). */
struct FoldTable
{
    QByteArray from;
    QByteArray to;
};
[[nodiscard]] FoldTable foldTable();
[[nodiscard]] FoldTable upperTable();
[[nodiscard]] FoldTable lowerTable();

} // namespace basalt::db
