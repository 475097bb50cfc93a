// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/postgresstatement.h"

#include <algorithm>
#include <array>

namespace basalt::db {

namespace {

bool isWordStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool isWordPart(char c)
{
    return isWordStart(c) || (c >= '0' && c <= '9') || c == '$';
}

/** Position behind the text that starts with `quote` at `at`, a doubled quote being part of it. */
qsizetype skipQuoted(QByteArrayView sql, qsizetype at, char quote)
{
    for (++at; at < sql.size(); ++at) {
        if (sql[at] != quote)
            continue;
        if (at + 1 >= sql.size() || sql[at + 1] != quote)
            return at + 1;
        ++at;
    }
    return at;
}

/** The words of a statement outside quotes and comments, in upper case. */
std::vector<QByteArray> wordsOf(QByteArrayView sql)
{
    std::vector<QByteArray> words;
    for (qsizetype at = 0; at < sql.size();) {
        const char c = sql[at];
        if (c == '\'' || c == '"') {
            at = skipQuoted(sql, at, c);
        } else if (c == '-' && sql.sliced(at).startsWith("--")) {
            const qsizetype end = sql.indexOf('\n', at);
            at = end < 0 ? sql.size() : end;
        } else if (isWordStart(c)) {
            const qsizetype start = at;
            while (at < sql.size() && isWordPart(sql[at]))
                ++at;
            words.push_back(sql.sliced(start, at - start).toByteArray().toUpper());
        } else {
            ++at;
        }
    }
    return words;
}

} // namespace

bool mayWrite(QByteArrayView sql)
{
    const std::vector<QByteArray> words = wordsOf(sql);
    static constexpr std::array<QByteArrayView, 6> kReading{"SELECT", "WITH", "VALUES", "TABLE", "SHOW", "EXPLAIN"};
    if (words.empty() || std::ranges::find(kReading, QByteArrayView(words.front())) == kReading.end())
        return true;
    for (size_t i = 1; i < words.size(); ++i) {
        const QByteArray &word = words[i];
        // FOR UPDATE and FOR NO KEY UPDATE lock rows.
        const bool locks = word == "UPDATE" && (words[i - 1] == "FOR" || words[i - 1] == "KEY");
        if (word == "INSERT" || word == "DELETE" || word == "MERGE" || (word == "UPDATE" && !locks))
            return true;
    }
    return false;
}

PostgresStatement::PostgresStatement(QByteArray name, QByteArrayView sql, std::shared_ptr<ObsoleteNames> obsolete)
    : m_name(std::move(name))
    , m_sql(sql.first(std::min<qsizetype>(sql.size(), 300)).toByteArray())
    , m_obsolete(std::move(obsolete))
    , m_writes(mayWrite(sql))
{ }

PostgresStatement::~PostgresStatement()
{
    m_obsolete->push_back(m_name);
}

} // namespace basalt::db
