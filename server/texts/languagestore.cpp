// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/languagestore.h"

#include "auth/sqltext.h"
#include "texts/languagetext.h"

namespace basalt::texts {

namespace {

constexpr char kLanguageColumns[] =
    "SELECT id, account_id, code, name, is_frontend, frontend_order, is_default_frontend, is_backend, backend_order, "
    "is_default_backend, is_communication, communication_order, is_default_communication, created_at, updated_at "
    "FROM languages WHERE account_id = $1";

constexpr char kTextColumns[] =
    "SELECT t.id, t.account_id, l.code, t.language_id, t.data_group, t.object_code, t.context, t.value, t.created_at, "
    "t.updated_at FROM translations t JOIN languages l ON l.id = t.language_id";

Language readLanguage(const db::Rows &rows)
{
    Language language;
    language.id = rows.string(0);
    language.accountId = rows.string(1);
    language.code = rows.string(2);
    language.name = rows.string(3);
    int column = 4;
    for (LanguageUse &use : language.uses) {
        use.isUsed = rows.boolean(column);
        use.order = rows.integer(column + 1);
        use.isDefault = rows.boolean(column + 2);
        column += 3;
    }
    language.createdAt = rows.timestamp(13);
    language.updatedAt = rows.timestamp(14);
    return language;
}

Translation readText(const db::Rows &rows)
{
    Translation text;
    text.id = rows.string(0);
    text.accountId = rows.string(1);
    text.language = rows.string(2);
    text.languageId = rows.string(3);
    text.group = rows.string(4);
    text.object = rows.string(5);
    text.context = rows.string(6);
    text.value = rows.string(7);
    text.createdAt = rows.timestamp(8);
    text.updatedAt = rows.timestamp(9);
    return text;
}

/** `is_frontend` or `frontend_order`, of that role. */
QByteArray roleColumn(const char *before, LanguageRole role, const char *after)
{
    return QByteArray(before) + kLanguageRoleNames[size_t(role)] + after;
}

std::vector<db::Value> usesOf(const Language &language, std::vector<db::Value> binds)
{
    for (const LanguageUse &use : language.uses) {
        binds.emplace_back(use.isUsed);
        binds.emplace_back(use.order);
        binds.emplace_back(use.isDefault);
    }
    return binds;
}

} // namespace

// -- languages ----------------------------------------------------------------------------------------------------------------

Result<QList<Language>> LanguageStore::languages(const QByteArray &accountId, std::optional<LanguageRole> role)
{
    QByteArray sql = kLanguageColumns;
    if (role)
        sql += " AND " + roleColumn("is_", *role, "") + " ORDER BY " + roleColumn("", *role, "_order") + ", code";
    else
        sql += " ORDER BY code";
    BASALT_TRY(auto rows, m_connection.query(sql, {accountId}));
    QList<Language> languages;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return languages;
        languages.append(readLanguage(rows));
    }
}

Result<std::optional<Language>> LanguageStore::language(const QByteArray &accountId, const QByteArray &code)
{
    const QByteArray sql = QByteArray(kLanguageColumns) + " AND code = $2";
    BASALT_TRY(auto rows, m_connection.query(sql, {accountId, code}));
    BASALT_TRY(const bool found, rows.next());
    return found ? std::optional(readLanguage(rows)) : std::nullopt;
}

Result<void> LanguageStore::lock(const QByteArray &accountId)
{
    BASALT_TRY_VOID(m_connection.execute("UPDATE accounts SET access_version = access_version WHERE id = $1", {accountId}));
    return {};
}

Result<void> LanguageStore::insert(const Language &language, const QByteArray &actorId)
{
    const auto binds = usesOf(
        language, {language.id, language.accountId, language.code, language.name, language.createdAt, db::textOrNull(actorId)});
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO languages (id, account_id, code, name, created_at, created_by, updated_at, updated_by, is_frontend, "
        "frontend_order, is_default_frontend, is_backend, backend_order, is_default_backend, is_communication, "
        "communication_order, is_default_communication) "
        "VALUES ($1, $2, $3, $4, $5, $6, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        binds));
    return {};
}

Result<void> LanguageStore::update(const Language &language, const QByteArray &actorId)
{
    const auto binds =
        usesOf(language, {language.id, language.accountId, language.name, language.updatedAt, db::textOrNull(actorId)});
    BASALT_TRY_VOID(m_connection.execute(
        "UPDATE languages SET name = $3, updated_at = $4, updated_by = $5, is_frontend = $6, frontend_order = $7, "
        "is_default_frontend = $8, is_backend = $9, backend_order = $10, is_default_backend = $11, is_communication = $12, "
        "communication_order = $13, is_default_communication = $14 WHERE id = $1 AND account_id = $2",
        binds));
    return {};
}

Result<void> LanguageStore::remove(const Language &language)
{
    BASALT_TRY_VOID(
        m_connection.execute("DELETE FROM languages WHERE id = $1 AND account_id = $2", {language.id, language.accountId}));
    return {};
}

Result<qint64> LanguageStore::textCount(const Language &language)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT COUNT(*) FROM translations WHERE language_id = $1 AND account_id = $2",
                                  {language.id, language.accountId}));
    BASALT_TRY_VOID(rows.next());
    return rows.integer(0);
}

// -- texts --------------------------------------------------------------------------------------------------------------------

Result<auth::Page<Translation>> LanguageStore::texts(const TranslationQuery &query)
{
    auth::WhereBuilder where("t.account_id = $1");
    static_cast<void>(where.bind(query.accountId));
    const auto equals = [&where](const char *column, const QByteArray &value) {
        if (!value.isNull())
            where.add(column + (" = " + where.bind(value)));
    };
    equals("t.language_id", query.languageId);
    equals("t.data_group", query.group);
    equals("t.object_code", query.object);
    equals("t.context", query.context);
    if (!query.search.isNull())
        where.add("t.search_text LIKE " + where.bind(auth::likeContains(foldForSearch(query.search))) + " ESCAPE '\\'");
    auth::Page<Translation> page;
    {
        const QByteArray sql = "SELECT COUNT(*) FROM translations t" + where.sql();
        BASALT_TRY(auto rows, m_connection.query(sql, where.binds()));
        BASALT_TRY_VOID(rows.next());
        page.total = rows.integer(0);
    }
    const QByteArray filter = where.sql();
    const QByteArray limit = where.bind(query.limit);
    const QByteArray sql = kTextColumns + filter + " ORDER BY t.data_group, t.object_code, t.context, l.code, t.id LIMIT "
        + limit + " OFFSET " + where.bind(query.offset);
    BASALT_TRY(auto rows, m_connection.query(sql, where.binds()));
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return page;
        page.items.append(readText(rows));
    }
}

Result<auth::Page<Translation>> LanguageStore::resolved(const TranslationQuery &query)
{
    const QByteArray keys =
        "(SELECT DISTINCT data_group, object_code, context FROM translations WHERE account_id = $1 AND data_group = $2) k";
    auth::Page<Translation> page;
    {
        const QByteArray sql = "SELECT COUNT(*) FROM " + keys;
        BASALT_TRY(auto rows, m_connection.query(sql, {query.accountId, query.group}));
        BASALT_TRY_VOID(rows.next());
        page.total = rows.integer(0);
    }
    const QByteArray sql = "SELECT t.id, k.data_group, k.object_code, k.context, t.value, t.created_at, t.updated_at FROM "
        + keys
        + " LEFT JOIN translations t ON t.account_id = $1 AND t.language_id = $3 AND t.data_group = k.data_group "
          "AND t.object_code = k.object_code AND t.context = k.context "
          "ORDER BY k.object_code, k.context LIMIT $4 OFFSET $5";
    BASALT_TRY(auto rows, m_connection.query(sql, {query.accountId, query.group, query.languageId, query.limit, query.offset}));
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return page;
        Translation text;
        text.id = rows.string(0);
        text.accountId = query.accountId;
        text.languageId = query.languageId;
        text.group = rows.string(1);
        text.object = rows.string(2);
        text.context = rows.string(3);
        text.value = rows.isNull(0) ? text.object : rows.string(4);
        if (!rows.isNull(0)) {
            text.createdAt = rows.timestamp(5);
            text.updatedAt = rows.timestamp(6);
        }
        page.items.append(std::move(text));
    }
}

Result<std::optional<Translation>> LanguageStore::text(const QByteArray &accountId, const QByteArray &id)
{
    auth::WhereBuilder where("t.id = $1");
    static_cast<void>(where.bind(id));
    if (!accountId.isNull())
        where.add("t.account_id = " + where.bind(accountId));
    const QByteArray sql = kTextColumns + where.sql();
    BASALT_TRY(auto rows, m_connection.query(sql, where.binds()));
    BASALT_TRY(const bool found, rows.next());
    return found ? std::optional(readText(rows)) : std::nullopt;
}

Result<bool> LanguageStore::hasText(const Translation &text)
{
    BASALT_TRY(
        auto rows,
        m_connection.query("SELECT 1 FROM translations WHERE account_id = $1 AND language_id = $2 AND data_group = $3 AND "
                           "object_code = $4 AND context = $5",
                           {text.accountId, text.languageId, text.group, text.object, text.context}));
    return rows.next();
}

Result<void> LanguageStore::insertText(const Translation &text, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO translations (id, account_id, language_id, data_group, object_code, context, value, search_text, "
        "created_at, created_by, updated_at, updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9, $10)",
        {text.id, text.accountId, text.languageId, text.group, text.object, text.context, text.value, foldForSearch(text.value),
         text.createdAt, db::textOrNull(actorId)}));
    return {};
}

Result<void> LanguageStore::updateText(const Translation &text, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute(
        "UPDATE translations SET value = $3, search_text = $4, updated_at = $5, updated_by = $6 "
        "WHERE id = $1 AND account_id = $2",
        {text.id, text.accountId, text.value, foldForSearch(text.value), text.updatedAt, db::textOrNull(actorId)}));
    return {};
}

Result<void> LanguageStore::removeText(const Translation &text)
{
    BASALT_TRY_VOID(
        m_connection.execute("DELETE FROM translations WHERE id = $1 AND account_id = $2", {text.id, text.accountId}));
    return {};
}

Result<QList<LanguageStore::Pair>> LanguageStore::pairs(const Language &from, const Language &to)
{
    BASALT_TRY(auto rows,
               m_connection.query(
                   "SELECT s.data_group, s.object_code, s.context, s.value, t.id, t.value FROM translations s "
                   "LEFT JOIN translations t ON t.language_id = $3 AND t.account_id = $1 AND t.data_group = s.data_group AND "
                   "t.object_code = s.object_code AND t.context = s.context "
                   "WHERE s.account_id = $1 AND s.language_id = $2 ORDER BY s.data_group, s.object_code, s.context",
                   {from.accountId, from.id, to.id}));
    QList<Pair> pairs;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return pairs;
        Pair pair;
        pair.from.group = rows.string(0);
        pair.from.object = rows.string(1);
        pair.from.context = rows.string(2);
        pair.from.value = rows.string(3);
        pair.toId = rows.string(4);
        pair.toValue = rows.string(5);
        pairs.append(std::move(pair));
    }
}

} // namespace basalt::texts
