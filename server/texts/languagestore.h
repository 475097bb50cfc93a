// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/page.h"
#include "db/connection.h"
#include "texts/language.h"

#include <optional>

namespace basalt::texts {

/** Which texts to list; null texts mean any. */
struct TranslationQuery
{
    QByteArray accountId;
    QByteArray languageId;
    QByteArray group;
    QByteArray object;
    QByteArray context;
    QByteArray search; ///< in values, whatever their accents and letters
    qint64 offset = 0;
    qint64 limit = 25;
};

/** The SQL of languages and texts. Every statement names the account. Lives as long as one job of its connection. */
class LanguageStore
{
public:
    explicit LanguageStore(db::Connection &connection) : m_connection(connection) { }

    /** Of one role in its order, else all by code. */
    [[nodiscard]] Result<QList<Language>> languages(const QByteArray &accountId, std::optional<LanguageRole> role = {});
    [[nodiscard]] Result<std::optional<Language>> language(const QByteArray &accountId, const QByteArray &code);
    /** Holds the account until the end, so that changes of its languages follow each other. */
    [[nodiscard]] Result<void> lock(const QByteArray &accountId);
    [[nodiscard]] Result<void> insert(const Language &language, const QByteArray &actorId);
    [[nodiscard]] Result<void> update(const Language &language, const QByteArray &actorId);
    /** With its texts. */
    [[nodiscard]] Result<void> remove(const Language &language);
    [[nodiscard]] Result<qint64> textCount(const Language &language);

    /** By group, object, context and language. */
    [[nodiscard]] Result<auth::Page<Translation>> texts(const TranslationQuery &query);
    /** Everything of the group that the account has a text of in any language, in the language that is named. */
    [[nodiscard]] Result<auth::Page<Translation>> resolved(const TranslationQuery &query);
    /** `accountId` null: any account. */
    [[nodiscard]] Result<std::optional<Translation>> text(const QByteArray &accountId, const QByteArray &id);
    [[nodiscard]] Result<bool> hasText(const Translation &text);
    [[nodiscard]] Result<void> insertText(const Translation &text, const QByteArray &actorId);
    /** Its value. */
    [[nodiscard]] Result<void> updateText(const Translation &text, const QByteArray &actorId);
    [[nodiscard]] Result<void> removeText(const Translation &text);

    /** A text of one language, and what the other one has in its place. */
    struct Pair
    {
        Translation from;
        QByteArray toId; ///< null: nothing
        QByteArray toValue;
    };
    [[nodiscard]] Result<QList<Pair>> pairs(const Language &from, const Language &to);

private:
    db::Connection &m_connection;
};

} // namespace basalt::texts
