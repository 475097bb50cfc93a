// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "core/clock.h"
#include "db/database.h"
#include "texts/languagestore.h"

#include <QString>

#include <optional>

namespace basalt::texts {

/** What is to be changed of a role; what is not set stays. */
struct LanguageUsePatch
{
    std::optional<bool> isUsed;
    std::optional<qint64> order;
    std::optional<bool> isDefault;
};

/** A new language, or what is to be changed of one. */
struct LanguageInput
{
    std::optional<QString> name;
    std::array<LanguageUsePatch, kLanguageRoles.size()> uses;
};

/** A text as it is asked for or given; `account` and `language` are what callers name. */
struct NewTranslation
{
    QByteArray account; ///< id, code or slug; null: the caller's
    QByteArray language;
    QByteArray group;
    QByteArray object;
    QByteArray context;
    QString value;
};

struct TextsCopy
{
    QByteArray account;
    QByteArray from;
    QByteArray to;
    bool overwrites = false;
};

struct TextsCopied
{
    qint64 updated = 0;
    qint64 inserted = 0;
};

/**
 * Languages of accounts and texts in them. Everybody of an account reads them; `languages.*` and `translations.*` let change
 * them. Accounts of others are Code::AccountNotFound, and their texts as unknown as those that never were. Thread-safe.
 */
class LanguageService
{
public:
    explicit LanguageService(const core::Clock &clock) : m_clock(clock) { }
    Q_DISABLE_COPY_MOVE(LanguageService)

    void list(db::Session &session, const auth::Principal &caller, const QByteArray &account, std::optional<LanguageRole> role,
              db::Completion<QList<Language>> done);
    /** `code`: languageTag(). A new default unsets the old one. Code::LanguageExists; Code::ValidationFailed for a default of a
     *  role that the language has not. */
    void create(db::Session &session, access::Asker asker, const QByteArray &account, const QByteArray &code,
                LanguageInput input, db::Completion<Language> done);
    /** A language that loses a role is no default of it either. Code::LanguageNotFound. */
    void update(db::Session &session, access::Asker asker, const QByteArray &account, const QByteArray &code,
                LanguageInput input, db::Completion<Language> done);
    /** With all its texts. Code::LanguageNotFound. */
    void remove(db::Session &session, access::Asker asker, const QByteArray &account, const QByteArray &code,
                db::Completion<void> done);

    /** `language` null: all. Code::LanguageNotFound. */
    void texts(db::Session &session, const auth::Principal &caller, const QByteArray &account, const QByteArray &language,
               TranslationQuery query, db::Completion<auth::Page<Translation>> done);
    /** A whole group in one language; where it has no text, the object's code stands for it. Code::LanguageNotFound. */
    void resolved(db::Session &session, const auth::Principal &caller, const QByteArray &account, const QByteArray &language,
                  TranslationQuery query, db::Completion<auth::Page<Translation>> done);
    /** Code::LanguageNotFound, Code::NameTaken. */
    void createText(db::Session &session, access::Asker asker, NewTranslation input, db::Completion<Translation> done);
    /** Code::TranslationNotFound. */
    void updateText(db::Session &session, access::Asker asker, const QByteArray &id, const QString &value,
                    db::Completion<Translation> done);
    /** Code::TranslationNotFound. */
    void removeText(db::Session &session, access::Asker asker, const QByteArray &id, db::Completion<void> done);
    /** Fills the gaps of a language with the texts of another one, or replaces its own too. Code::LanguageNotFound. */
    void copy(db::Session &session, access::Asker asker, TextsCopy input, db::Completion<TextsCopied> done);

private:
    const core::Clock &m_clock;
};

} // namespace basalt::texts
