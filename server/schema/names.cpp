// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/names.h"

#include "core/crypto.h"

#include <algorithm>
#include <array>

namespace basalt::schema {

namespace {

constexpr qsizetype kMaxIdentifier = 63;
constexpr qsizetype kTailDigits = 12;
constexpr qsizetype kMaxName = 64;

bool isName(QByteArrayView name, qsizetype minimum)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto isRest = [isLetter](char c) { return isLetter(c) || (c >= '0' && c <= '9') || c == '_'; };
    return name.size() >= minimum && name.size() <= kMaxName && isLetter(name.front())
        && std::all_of(name.begin(), name.end(), isRest);
}

template <size_t N>
bool contains(const std::array<QByteArrayView, N> &names, QByteArrayView folded)
{
    return std::find(names.begin(), names.end(), folded) != names.end();
}

QByteArray withTail(QByteArrayView readable, QByteArrayView identity)
{
    const qsizetype room = kMaxIdentifier - kTailDigits - 1;
    return readable.first(std::min(room, readable.size())).toByteArray() + '_' + core::sha256Hex(identity).first(kTailDigits);
}

} // namespace

bool isCollectionName(QByteArrayView name)
{
    return isName(name, 3);
}

bool isFieldName(QByteArrayView name)
{
    return isName(name, 1);
}

bool isReservedFieldName(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 13> kReserved{
        "id",           "account_id", "created_at", "created_by", "updated_at", "updated_by", "version",
        "account_name", "expand",     "true",       "false",      "null",       "not",
    };
    return contains(kReserved, foldName(name));
}

QByteArray foldName(QByteArrayView name)
{
    return name.toByteArray().toLower();
}

QByteArray tableName(QByteArrayView collection)
{
    const QByteArray name = "col_" + foldName(collection);
    return name.size() <= kMaxIdentifier ? name : withTail(name, name);
}

QByteArray columnName(QByteArrayView field)
{
    static constexpr std::array<QByteArrayView, 6> kHidden{"tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"};
    const QByteArray folded = foldName(field);
    if (field.size() <= kMaxIdentifier && !contains(kHidden, folded))
        return field.toByteArray();
    return withTail(field, folded);
}

QByteArray junctionName(QByteArrayView table, QByteArrayView field)
{
    const QByteArray identity = table.toByteArray() + '/' + foldName(field);
    return withTail(QByteArray("jct_" + table.sliced(4).toByteArray() + '_' + foldName(field)), identity);
}

QByteArray ownIndexName(QByteArrayView table, QByteArrayView index)
{
    const QByteArray identity = table.toByteArray() + "//" + foldName(index);
    return withTail(QByteArray("idx_" + table.toByteArray() + '_' + foldName(index)), identity);
}

QByteArray indexName(QByteArrayView table, QByteArrayView what)
{
    const QByteArray identity = table.toByteArray() + '/' + foldName(what);
    return withTail(QByteArray("idx_" + table.toByteArray() + '_' + foldName(what)), identity);
}

} // namespace basalt::schema
