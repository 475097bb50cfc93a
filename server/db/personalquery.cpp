// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/personalquery.h"

#include "core/jsonwriter.h"
#include "db/personalqueryengines.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::db {

namespace {

/** Where the statement ends: before a `;` that nothing follows. */
SqlChecked<qsizetype> lengthOf(const std::vector<SqlWord> &words)
{
    const auto semicolon = std::ranges::find_if(words, [](const SqlWord &word) { return word.is(";"); });
    if (semicolon == words.end())
        return words.back().end();
    if (semicolon + 1 != words.end())
        return sqlRefusal((semicolon + 1)->position, u"Only one statement at a time."_s);
    return semicolon->position;
}

SqlChecked<void> checkBeginning(const std::vector<SqlWord> &words)
{
    static constexpr std::array<QByteArrayView, 3> kBeginnings{"select", "with", "values"};
    const SqlWord &first = words.front();
    if (first.kind == SqlWord::Kind::Name && std::ranges::find(kBeginnings, first.text) != kBeginnings.end())
        return {};
    return sqlRefusal(first.position, u"A statement here begins with SELECT, WITH or VALUES: nothing else only reads."_s);
}

/** What the database said, out of the text for the log: `SQLite 1: no such table: x [SELECT …]`. */
QString reasonIn(const QString &detail)
{
    const qsizetype begin = detail.indexOf(u": "_s);
    const qsizetype end = detail.lastIndexOf(u" ["_s);
    return begin < 0 || end <= begin ? detail : detail.sliced(begin + 2, end - begin - 2);
}

SqlFault faultOf(const Error &error)
{
    // The transaction only reads, and the database says so.
    if (error.detail.startsWith(u"PostgreSQL 25006"_s))
        return {SqlFault::Kind::Refused, -1, reasonIn(error.detail)};
    switch (error.code) {
    case Code::Cancelled: return {SqlFault::Kind::TimedOut, -1, {}};
    case Code::DatabaseError:
    case Code::Overloaded:
    case Code::BodyTooLarge: return {SqlFault::Kind::Failed, -1, reasonIn(error.detail)};
    default: return {SqlFault::Kind::Broken, -1, error.detail};
    }
}

} // namespace

SqlChecked<PersonalAnswer> answerQuery(const DatabaseOptions &options, const PersonalQuery &query)
{
    auto words = splitSql(query.sql);
    if (!words)
        return tl::make_unexpected(words.error());
    if (words->empty() || words->front().is(";"))
        return sqlRefusal(0, u"There is no statement."_s);
    const auto length = lengthOf(*words);
    if (!length)
        return tl::make_unexpected(length.error());
    if (auto begins = checkBeginning(*words); !begins)
        return tl::make_unexpected(begins.error());
    PersonalQuery trimmed = query;
    trimmed.sql = withoutComments(query.sql, *words).first(*length);
    std::erase_if(*words, [](const SqlWord &word) { return word.is(";"); });
    return options.engine == Engine::Sqlite ? answerOnSqlite(options, trimmed) : answerOnPostgres(options, trimmed, *words);
}

SqlChecked<PersonalAnswer> takeAnswer(Connection &connection, const QByteArray &sql, const PersonalQuery &query)
{
    const auto failed = [](const Error &error) { return tl::make_unexpected(faultOf(error)); };
    auto rows = connection.query(sql, query.binds);
    if (!rows)
        return failed(rows.error());
    PersonalAnswer answer;
    answer.first = "null";
    for (int column = 0; column < rows->columnCount(); ++column)
        answer.columns.append(rows->columnName(column));
    core::JsonWriter out(4096);
    out.beginArray();
    for (;;) {
        const auto more = rows->next();
        if (!more)
            return failed(more.error());
        if (!*more)
            break;
        core::JsonWriter row;
        row.beginArray();
        const auto isFull = [&] { return out.bytes().size() + row.bytes().size() > query.maxBytes; };
        for (int column = 0; column < rows->columnCount() && !isFull(); ++column)
            rows->writeJson(column, row);
        row.endArray();
        if (answer.rowCount >= query.maxRows || isFull()) {
            answer.truncated = true;
            break;
        }
        if (answer.rowCount == 0 && rows->columnCount() > 0) {
            core::JsonWriter first;
            rows->writeJson(0, first);
            answer.first = first.take();
        }
        out.raw(row.bytes());
        ++answer.rowCount;
    }
    answer.rows = out.endArray().take();
    return answer;
}

SqlChecked<QByteArray> numberParameters(const QByteArray &sql, const QList<QByteArray> &names)
{
    const auto words = splitSql(sql);
    if (!words)
        return tl::make_unexpected(words.error());
    QByteArray numbered;
    qsizetype taken = 0;
    for (size_t i = 0; i + 1 < words->size(); ++i) {
        const SqlWord &colon = (*words)[i];
        const SqlWord &name = (*words)[i + 1];
        const bool isCast = i > 0 && (*words)[i - 1].is(":") && (*words)[i - 1].end() == colon.position;
        const qsizetype place = name.kind == SqlWord::Kind::Name ? names.indexOf(name.text) : -1;
        if (!colon.is(":") || isCast || name.position != colon.end() || place < 0)
            continue;
        numbered += sql.sliced(taken, colon.position - taken) + '$' + QByteArray::number(place + 1);
        taken = name.end();
    }
    return numbered + sql.sliced(taken);
}

} // namespace basalt::db
