// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/macroinput.h"

#include "rules/ownmacro.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

constexpr qsizetype kMaxName = 255;      // of SQL, which the contract lets have any name
constexpr qsizetype kMaxIdentifier = 64; // of an expression, which rules call by it
constexpr qsizetype kMaxDescription = 2000;
constexpr qsizetype kMaxParameters = 16;
constexpr qsizetype kMaxExpression = 4000;
constexpr qsizetype kMaxSql = 20'000;

bool isIdentifier(const QByteArray &name)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
    return !name.isEmpty() && name.size() <= kMaxIdentifier && isLetter(name.front())
        && std::ranges::all_of(name, [&](char c) { return isLetter(c) || (c >= '0' && c <= '9'); });
}

/** Reads the members of the body one by one, collecting what is wrong with each. */
class MacroReader
{
public:
    MacroReader(const QJsonObject &body, const std::optional<schema::Macro> &current)
        : m_body(body)
        , m_macro(current.value_or(schema::Macro()))
    { }

    Result<schema::Macro> read()
    {
        readText(u"name"_s, kMaxName, m_macro.name);
        readText(u"description"_s, kMaxDescription, m_macro.description);
        readParameters();
        readMeaning();
        checkName();
        if (!m_errors.isEmpty())
            return Error::invalid(std::move(m_errors));
        return m_macro;
    }

private:
    void complain(const QString &field, const QString &message, const QString &code)
    {
        m_errors.append({field, message, code});
    }

    /** False if the body does not give it; null counts as not given. */
    bool readText(const QString &name, qsizetype maxLength, QByteArray &text)
    {
        const QJsonValue given = m_body.value(name);
        if (given.isUndefined() || given.isNull())
            return false;
        if (!given.isString())
            complain(name, u"This must be a text."_s, u"invalid_type"_s);
        else if (given.toString().size() > maxLength)
            complain(name, u"At most %1 characters."_s.arg(maxLength), u"too_long"_s);
        else if (given.toString().contains(QChar(u'\0')))
            complain(name, u"This must not hold a NUL character."_s, u"invalid_value"_s);
        else
            text = given.toString().trimmed().toUtf8();
        return true;
    }

    void readParameters()
    {
        const QJsonValue given = m_body.value(u"parameters"_s);
        if (given.isUndefined() || given.isNull())
            return;
        if (!given.isArray() || given.toArray().size() > kMaxParameters) {
            complain(u"parameters"_s, u"This must be an array of at most %1 names."_s.arg(kMaxParameters), u"invalid_type"_s);
            return;
        }
        m_macro.parameters.clear();
        const QJsonArray names = given.toArray();
        for (const QJsonValue &value : names) {
            const QByteArray name = value.toString().toUtf8();
            if (!isIdentifier(name) || rules::isBuiltInName(name)) {
                complain(
                    u"parameters"_s,
                    u"A parameter has a name of small letters, digits and _ that is no word of the language: \"%1\"."_s.arg(
                        value.toString().left(kMaxIdentifier)),
                    u"invalid_name"_s);
            } else if (m_macro.parameters.contains(name)) {
                complain(u"parameters"_s, u"\"%1\" stands there twice."_s.arg(value.toString()), u"duplicate"_s);
            } else {
                m_macro.parameters.append(name);
            }
        }
    }

    /** One of the two texts; giving one takes the place of the other. */
    void readMeaning()
    {
        QByteArray expression;
        QByteArray sql;
        const bool hasExpression = readText(u"expression"_s, kMaxExpression, expression);
        const bool hasSql = readText(u"sql_query"_s, kMaxSql, sql);
        if (hasExpression && hasSql) {
            complain(u"expression"_s, u"A macro has an expression or SQL, not both."_s, u"conflicting_parameters"_s);
            return;
        }
        if (hasExpression || hasSql) {
            m_macro.expression = hasExpression ? expression : QByteArray();
            m_macro.sql = hasSql ? sql : QByteArray();
        }
        if (m_errors.isEmpty() && m_macro.expression.isEmpty() && m_macro.sql.isEmpty()) {
            complain(hasExpression ? u"expression"_s : u"sql_query"_s,
                     u"A macro needs `sql_query`, or `expression` in the language of rules."_s, u"required"_s);
        }
    }

    void checkName()
    {
        if (!m_errors.isEmpty())
            return;
        if (m_macro.name.isEmpty()) {
            complain(u"name"_s, u"This is required."_s, u"required"_s);
        } else if (!m_macro.isSql() && (!isIdentifier(m_macro.name) || rules::isBuiltInName(m_macro.name))) {
            complain(u"name"_s,
                     u"Rules call it by its name, which is of small letters, digits and _ and no word of the language."_s,
                     u"invalid_name"_s);
        }
    }

    const QJsonObject &m_body;
    schema::Macro m_macro;
    QList<FieldError> m_errors;
};

} // namespace

Result<schema::Macro> readMacro(const QJsonObject &body, const std::optional<schema::Macro> &current)
{
    return MacroReader(body, current).read();
}

} // namespace basalt::collections
