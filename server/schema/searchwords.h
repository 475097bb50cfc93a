// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/collection.h"

#include <QByteArray>
#include <QList>
#include <QSet>

#include <vector>

namespace basalt::schema {

// What full-text search takes for words. Everything that is searched, and every search, is cut and folded here, and the
// databases are given finished words: so they cannot differ in what they find.

/** Whether the field has the option `searchable`. */
[[nodiscard]] bool isSearchable(const Field &field);
/** Positions in Collection::columns. */
[[nodiscard]] std::vector<int> searchableColumns(const Collection &collection);

/**
 * The words of a text in their order: runs of letters, marks and digits, folded as everywhere (db/casefold.h), of long ones the
 * first 64 characters.
 */
[[nodiscard]] QList<QByteArray> searchWords(QByteArrayView text);

/** What a word of a field becomes where it is kept: the field stands in front, so each can be searched by itself. */
[[nodiscard]] QByteArray searchTerm(const Field &field, const QByteArray &word);

/**
 * The terms of one record, with blanks between, each once. Beyond a share of half a megabyte for each field (PostgreSQL takes
 * one for all) further words are left out; what one field holds never decides over another's.
 */
class SearchText
{
public:
    /** `fields`: how many are searchable. */
    explicit SearchText(size_t fields) : m_share(kMaxBytes / qsizetype(std::max(fields, size_t(1)))) { }

    void add(const Field &field, QByteArrayView text);
    [[nodiscard]] QByteArray take() { return std::move(m_terms); }

private:
    static constexpr qsizetype kMaxBytes = 512 * 1024;

    qsizetype m_share;
    QSet<QByteArray> m_seen;
    QByteArray m_terms;
};

/** SearchText of a record in memory. */
[[nodiscard]] QByteArray searchText(const Collection &collection, const std::vector<int> &columns, const RecordValues &record);

} // namespace basalt::schema
