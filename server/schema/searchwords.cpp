// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/searchwords.h"

#include "core/crypto.h"
#include "db/casefold.h"

#include <QString>

using namespace Qt::Literals::StringLiterals;

namespace basalt::schema {

namespace {

constexpr int kMaxWordLength = 64;
constexpr qsizetype kTagDigits = 12;

bool isPartOfWord(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c);
}

/** Of the field's id, so that it outlives a change of its name. */
QByteArray tagOf(const Field &field)
{
    return core::sha256Hex(field.id).first(kTagDigits) + '_';
}

} // namespace

bool isSearchable(const Field &field)
{
    return !field.options.json.isEmpty() && field.options.json.value("searchable"_L1).toBool();
}

std::vector<int> searchableColumns(const Collection &collection)
{
    std::vector<int> columns;
    for (size_t i = kSystemColumnCount; i < collection.columns.size(); ++i) {
        if (isSearchable(collection.columns[i]))
            columns.push_back(int(i));
    }
    return columns;
}

QList<QByteArray> searchWords(QByteArrayView text)
{
    QList<QByteArray> words;
    const QString folded = QString::fromUtf8(db::foldCase(text));
    QString word;
    int length = 0;
    const auto finish = [&] {
        if (length > 0)
            words.append(word.toUtf8());
        word.clear();
        length = 0;
    };
    for (const uint point : folded.toUcs4()) {
        const auto c = char32_t(point);
        if (!isPartOfWord(c))
            finish();
        else if (++length <= kMaxWordLength)
            word += QStringView(QChar::fromUcs4(c));
    }
    finish();
    return words;
}

QByteArray searchTerm(const Field &field, const QByteArray &word)
{
    return tagOf(field) + word;
}

void SearchText::add(const Field &field, QByteArrayView text)
{
    const QByteArray tag = tagOf(field);
    const qsizetype end = m_terms.size() + m_share;
    for (const QByteArray &word : searchWords(text)) {
        const QByteArray term = tag + word;
        if (m_seen.contains(term))
            continue;
        if (m_terms.size() + 1 + term.size() > end)
            return;
        m_seen.insert(term);
        if (!m_terms.isEmpty())
            m_terms += ' ';
        m_terms += term;
    }
}

QByteArray searchText(const Collection &collection, const std::vector<int> &columns, const RecordValues &record)
{
    SearchText made(columns.size());
    for (const int column : columns) {
        if (const auto *text = std::get_if<QByteArray>(&record[size_t(column)]))
            made.add(collection.columns[size_t(column)], *text);
    }
    QByteArray terms = made.take();
    return terms.isNull() ? QByteArray("") : terms;
}

} // namespace basalt::schema
