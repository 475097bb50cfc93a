// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

namespace basalt::schema {

/**
 * An index that the schema asks for, over fields of one collection. The account always stands before the fields: every list
 * is within one, and `unique` means unique within it.
 */
struct Index
{
    QByteArray name;          ///< unique within the collection, without regard to case
    QList<QByteArray> fields; ///< names, in order
    bool unique = false;
    QByteArray where; ///< condition in the language of filters: only records that satisfy it; null: all

    friend bool operator==(const Index &, const Index &) = default;
};

} // namespace basalt::schema
