// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace basalt::schema {

/** 3-64 characters, `[A-Za-z][A-Za-z0-9_]*`. */
[[nodiscard]] bool isCollectionName(QByteArrayView name);
/** 1-64 characters, the same alphabet. */
[[nodiscard]] bool isFieldName(QByteArrayView name);
/**
 * Names that no field may have, compared without regard to case: the system columns, what answers add to a record, and the
 * four words that begin an operand in a rule (`true false null not`).
 */
[[nodiscard]] bool isReservedFieldName(QByteArrayView name);

/** ASCII lower case: names that fold to the same text are the same name. */
[[nodiscard]] QByteArray foldName(QByteArrayView name);

// Physical names. PostgreSQL cuts identifiers at 63 bytes without a word, so a longer one gets a tail of hash digits, and the
// same on SQLite: a schema has one shape on both.

/** `col_` and the folded name. */
[[nodiscard]] QByteArray tableName(QByteArrayView collection);
/** The field's name; names of PostgreSQL's hidden columns (`xmin` …) get a tail as well. */
[[nodiscard]] QByteArray columnName(QByteArrayView field);
/** Always with a tail: `a_b` + `c` and `a` + `b_c` must not meet. */
[[nodiscard]] QByteArray junctionName(QByteArrayView table, QByteArrayView field);
[[nodiscard]] QByteArray indexName(QByteArrayView table, QByteArrayView what);
/** Of an index that the schema names; never the name of one that a field brings with it. */
[[nodiscard]] QByteArray ownIndexName(QByteArrayView table, QByteArrayView index);

} // namespace basalt::schema
