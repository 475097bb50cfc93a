// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/eventmessages.h"

#include "core/jsonwriter.h"
#include "texts/eventcatalog.h"
#include "texts/eventcodestore.h"

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace basalt::texts {

namespace {

/** Characters of one value inside a message: a template may name a long one many times. */
constexpr qsizetype kMaxShownValue = 200;

QString shownValue(const audit::AuditValue &value)
{
    if (value.erased)
        return u"[erased]"_s;
    QString text;
    if (value.value.isString()) {
        text = value.value.toString();
    } else {
        core::JsonWriter json(64);
        text = QString::fromUtf8(json.value(value.value).take());
    }
    if (text.size() <= kMaxShownValue)
        return text;
    text.truncate(kMaxShownValue);
    if (text.back().isHighSurrogate())
        text.chop(1);
    return text + u'…';
}

bool isThere(const audit::AuditValue &value)
{
    return value.erased || !(value.value.isUndefined() || value.value.isNull());
}

std::optional<QString> fieldText(const audit::AuditRow &row, QStringView name)
{
    const QByteArray field = name.toUtf8();
    for (const audit::AuditFieldChange &change : row.changes) {
        if (change.field != field)
            continue;
        if (isThere(change.after))
            return shownValue(change.after);
        if (isThere(change.before))
            return shownValue(change.before);
    }
    if (field != "actor")
        return std::nullopt;
    for (const audit::AuditValue *value : {&row.displayName, &row.email}) {
        if (isThere(*value) && !value->value.toString(u" "_s).isEmpty())
            return shownValue(*value);
    }
    return row.userId.isNull() ? std::nullopt : std::optional(QString::fromUtf8(row.userId));
}

/** Each placeholder once, from the left: what a value holds is never a placeholder. */
QString filled(const QString &text, const audit::AuditRow &row)
{
    QString made;
    qsizetype from = 0;
    while (true) {
        const qsizetype open = text.indexOf(u'{', from);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u'}', open);
        if (close < 0)
            return made + QStringView(text).mid(from);
        const qsizetype inner = text.lastIndexOf(u'{', close);
        made += QStringView(text).mid(from, inner - from);
        const QStringView name = QStringView(text).mid(inner + 1, close - inner - 1);
        const auto value = fieldText(row, name);
        if (value)
            made += *value;
        else
            made += QStringView(text).mid(inner, close - inner + 1);
        from = close + 1;
    }
}

} // namespace

QByteArray messageTemplate(const EventCode &code, const QList<QByteArray> &languages)
{
    for (const QByteArray &language : languages) {
        if (const auto message = code.messages.constFind(language); message != code.messages.cend())
            return *message;
    }
    return code.messages.value("en", code.title);
}

Result<EventMessages> EventMessages::load(db::Connection &connection, QList<QByteArray> languages)
{
    EventMessages messages;
    messages.m_languages = std::move(languages);
    BASALT_TRY(auto codes, EventCodeStore(connection).codes());
    for (EventCode &code : codes)
        messages.m_own.insert(code.number, std::move(code));
    return messages;
}

Result<EventMessages> EventMessages::loadFor(db::Connection &connection, const std::vector<audit::AuditRow> &rows,
                                             QList<QByteArray> languages)
{
    const bool hasOwn = std::ranges::any_of(rows, [](const audit::AuditRow &row) { return row.event >= kFirstOwnNumber; });
    if (hasOwn)
        return load(connection, std::move(languages));
    EventMessages messages;
    messages.m_languages = std::move(languages);
    return messages;
}

const EventCode *EventMessages::code(int event) const
{
    if (event < kFirstOwnNumber)
        return systemCode(event);
    const auto found = m_own.constFind(event);
    return found == m_own.cend() ? nullptr : &*found;
}

QByteArray EventMessages::name(int event) const
{
    const EventCode *known = code(event);
    return known ? known->name : QByteArray();
}

QByteArray EventMessages::message(const audit::AuditRow &row) const
{
    const EventCode *known = code(row.event);
    if (!known)
        return {};
    const QByteArray text = messageTemplate(*known, m_languages);
    return text.contains('{') ? filled(QString::fromUtf8(text), row).toUtf8() : text;
}

} // namespace basalt::texts
