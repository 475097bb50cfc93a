// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/auditrow.h"
#include "db/connection.h"
#include "texts/eventcode.h"

#include <QHash>

#include <vector>

namespace basalt::texts {

/**
 * What entries of the trail are called and say, in the languages of one reader. Messages are made when they are shown and never
 * stored: another template tells the old entries anew. A plain value.
 */
class EventMessages
{
public:
    /** `languages`: acceptedLanguages(). Knows the codes of applications as they are now. */
    [[nodiscard]] static Result<EventMessages> load(db::Connection &connection, QList<QByteArray> languages);
    /** The same; asks the database only if one of `rows` is an application's. */
    [[nodiscard]] static Result<EventMessages> loadFor(db::Connection &connection, const std::vector<audit::AuditRow> &rows,
                                                       QList<QByteArray> languages);

    /** Null for a code that is gone. */
    [[nodiscard]] QByteArray name(int event) const;
    /**
     * In the first of the languages that there is a message in, else in English, else the title; null for a code that is gone.
     * `{field}` stands for the entry's value of that name, the new one before the old, and `{actor}` for who did it.
     */
    [[nodiscard]] QByteArray message(const audit::AuditRow &row) const;

private:
    [[nodiscard]] const EventCode *code(int event) const;

    QList<QByteArray> m_languages;
    QHash<int, EventCode> m_own;
};

/** The message of `code` in the first of the languages, else in English, else its title; placeholders as they are. */
[[nodiscard]] QByteArray messageTemplate(const EventCode &code, const QList<QByteArray> &languages);

} // namespace basalt::texts
