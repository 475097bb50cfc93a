// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/variables.h"

#include <QDateTime>
#include <QTimeZone>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::rules {

namespace {

struct NamedVariable
{
    QByteArrayView name;
    VariableId id;
    ValueType type;
};

constexpr std::array kVariables{
    NamedVariable{"@request.auth.id", VariableId::AuthId, ValueType::Text},
    NamedVariable{"@request.auth.email", VariableId::AuthEmail, ValueType::Text},
    NamedVariable{"@request.auth.role", VariableId::AuthRole, ValueType::Text},
    NamedVariable{"@request.auth.account_id", VariableId::AuthAccountId, ValueType::Text},
    NamedVariable{"@request.auth.groups", VariableId::AuthGroups, ValueType::List},
    NamedVariable{"@request.auth.permissions", VariableId::AuthPermissions, ValueType::List},
    NamedVariable{"@request.method", VariableId::Method, ValueType::Text},
    NamedVariable{"@now", VariableId::Now, ValueType::DateTime},
    NamedVariable{"@yesterday", VariableId::Yesterday, ValueType::DateTime},
    NamedVariable{"@tomorrow", VariableId::Tomorrow, ValueType::DateTime},
    NamedVariable{"@todayStart", VariableId::TodayStart, ValueType::DateTime},
    NamedVariable{"@todayEnd", VariableId::TodayEnd, ValueType::DateTime},
    NamedVariable{"@monthStart", VariableId::MonthStart, ValueType::DateTime},
    NamedVariable{"@monthEnd", VariableId::MonthEnd, ValueType::DateTime},
    NamedVariable{"@yearStart", VariableId::YearStart, ValueType::DateTime},
    NamedVariable{"@yearEnd", VariableId::YearEnd, ValueType::DateTime},
    NamedVariable{"@second", VariableId::Second, ValueType::Integer},
    NamedVariable{"@minute", VariableId::Minute, ValueType::Integer},
    NamedVariable{"@hour", VariableId::Hour, ValueType::Integer},
    NamedVariable{"@weekday", VariableId::Weekday, ValueType::Integer},
    NamedVariable{"@day", VariableId::Day, ValueType::Integer},
    NamedVariable{"@month", VariableId::Month, ValueType::Integer},
    NamedVariable{"@year", VariableId::Year, ValueType::Integer},
    NamedVariable{"@timeOfDay", VariableId::TimeOfDay, ValueType::Text},
};

constexpr qsizetype kDateLength = 10; // YYYY-MM-DD

schema::FieldValue textOrNull(const QByteArray &text)
{
    return text.isNull() ? schema::FieldValue() : schema::FieldValue(text);
}

QDate dateOf(const QByteArray &timestamp)
{
    return {timestamp.first(4).toInt(), timestamp.sliced(5, 2).toInt(), timestamp.sliced(8, 2).toInt()};
}

QByteArray startOf(QDate day)
{
    return day.toString(u"yyyy-MM-dd"_s).toLatin1() + "T00:00:00.000Z";
}

QByteArray endOf(QDate day)
{
    return day.toString(u"yyyy-MM-dd"_s).toLatin1() + "T23:59:59.999Z";
}

/** An instant, in the calendar of UTC. */
QByteArray instant(VariableId id, const QByteArray &now)
{
    const QDate day = dateOf(now);
    const QByteArray time = now.sliced(kDateLength);
    const auto onDay = [&](QDate date) -> QByteArray { return date.toString(u"yyyy-MM-dd"_s).toLatin1() + time; };
    switch (id) {
    case VariableId::Yesterday: return onDay(day.addDays(-1));
    case VariableId::Tomorrow: return onDay(day.addDays(1));
    case VariableId::TodayStart: return startOf(day);
    case VariableId::TodayEnd: return endOf(day);
    case VariableId::MonthStart: return startOf({day.year(), day.month(), 1});
    case VariableId::MonthEnd: return endOf({day.year(), day.month(), day.daysInMonth()});
    case VariableId::YearStart: return startOf({day.year(), 1, 1});
    case VariableId::YearEnd: return endOf({day.year(), 12, 31});
    default: return now;
    }
}

qint64 partOf(VariableId id, const QByteArray &now)
{
    switch (id) {
    case VariableId::Second: return now.sliced(17, 2).toLongLong();
    case VariableId::Minute: return now.sliced(14, 2).toLongLong();
    case VariableId::Hour: return now.sliced(11, 2).toLongLong();
    case VariableId::Weekday: return dateOf(now).dayOfWeek() % 7;
    case VariableId::Day: return now.sliced(8, 2).toLongLong();
    case VariableId::Month: return now.sliced(5, 2).toLongLong();
    default: return now.first(4).toLongLong();
    }
}

} // namespace

schema::FieldValue Variables::value(VariableId id, ValueType type, int column) const
{
    switch (id) {
    case VariableId::AuthId: return textOrNull(authId);
    case VariableId::AuthEmail: return textOrNull(authEmail);
    case VariableId::AuthRole: return textOrNull(authRole);
    case VariableId::AuthAccountId: return textOrNull(authAccountId);
    case VariableId::AuthGroups: return authGroups;
    case VariableId::AuthPermissions: return authPermissions;
    case VariableId::Method: return textOrNull(requestPart(id, {}));
    case VariableId::TimeOfDay: return now.sliced(kDateLength + 1, 5);
    case VariableId::Data:
    case VariableId::DataIsSet:
    case VariableId::DataChanges:
    case VariableId::Old: {
        const schema::FieldValue sent = dataValue(id, column);
        const auto *text = std::get_if<QByteArray>(&sent);
        return type == ValueType::Date && text ? schema::FieldValue(text->first(kDateLength)) : sent;
    }
    default: break;
    }
    if (variableType(id) == ValueType::Integer)
        return partOf(id, now);
    const QByteArray moment = instant(id, now);
    return type == ValueType::Date ? moment.first(kDateLength) : moment;
}

schema::FieldValue Variables::value(const Node &variable) const
{
    switch (variable.variable) {
    case VariableId::AuthContext: return textOrNull(onlyValueOf(variable.name));
    case VariableId::Header:
    case VariableId::QueryParameter: return textOrNull(requestPart(variable.variable, variable.name));
    default: return value(variable.variable, variable.type, variable.column);
    }
}

schema::FieldValue Variables::list(const Step &step) const
{
    if (step.variable == VariableId::AuthContext)
        return authContext.value(step.name);
    return value(step.variable, ValueType::List, step.column);
}

QByteArray Variables::onlyValueOf(const QByteArray &claim) const
{
    const QList<QByteArray> values = authContext.value(claim);
    return values.size() == 1 ? values.first() : QByteArray();
}

QByteArray Variables::requestPart(VariableId id, const QByteArray &name) const
{
    if (!request)
        return {};
    switch (id) {
    case VariableId::Header: return request->header(name);
    case VariableId::QueryParameter: return request->parameter(name);
    default: return request->method();
    }
}

schema::FieldValue Variables::dataValue(VariableId id, int column) const
{
    const auto index = static_cast<size_t>(column);
    const auto sent = data ? (*data)[index] : std::nullopt;
    switch (id) {
    case VariableId::Old: return old ? (*old)[index] : schema::FieldValue();
    case VariableId::DataIsSet: return sent.has_value();
    case VariableId::DataChanges: return sent && old && !schema::sameValue(*sent, (*old)[index]);
    default: return sent.value_or(schema::FieldValue());
    }
}

std::optional<VariableId> parseVariable(QByteArrayView name)
{
    const auto found = std::ranges::find(kVariables, name, &NamedVariable::name);
    return found == kVariables.end() ? std::nullopt : std::optional(found->id);
}

ValueType variableType(VariableId id)
{
    const auto found = std::ranges::find(kVariables, id, &NamedVariable::id);
    return found == kVariables.end() ? ValueType::Null : found->type;
}

} // namespace basalt::rules
