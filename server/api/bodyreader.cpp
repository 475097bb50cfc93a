// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/bodyreader.h"

#include "core/jsondepth.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

/** False for what no database stores: PostgreSQL cuts at NUL, and half of a surrogate pair is no character. */
bool isStorable(const QString &text)
{
    return !text.contains(QChar::Null) && text.isValidUtf16();
}

bool isStorable(const QJsonValue &json)
{
    if (json.isString())
        return isStorable(json.toString());
    if (json.isArray()) {
        const QJsonArray array = json.toArray();
        return std::ranges::all_of(array, [](const QJsonValue &element) { return isStorable(element); });
    }
    const QJsonObject object = json.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (!isStorable(member.key()) || !isStorable(QJsonValue(member.value())))
            return false;
    }
    return true;
}

/** JSON by its own name or by a suffix (RFC 6839). A client that says nothing is believed to send JSON. */
bool isJson(const QByteArray &contentType)
{
    if (contentType.trimmed().isEmpty())
        return true;
    const QByteArray type = contentType.split(';').constFirst().trimmed().toLower();
    return type == "application/json" || type.endsWith("+json");
}

} // namespace

Result<BodyReader> BodyReader::read(const http::Request &request, Empty empty)
{
    if (request.body.trimmed().isEmpty()) {
        if (empty == Empty::Allowed)
            return BodyReader(QJsonObject());
        return Error::of(Code::BadRequest, u"The request needs a JSON object as its body."_s);
    }
    if (!isJson(request.headers.value("Content-Type")))
        return Error::of(Code::UnsupportedMediaType);
    if (core::jsonDepth(request.body) > core::kMaxJsonDepth)
        return Error::of(Code::BadRequest, u"The body nests more than %1 arrays and objects."_s.arg(core::kMaxJsonDepth));
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return Error::of(Code::BadRequest,
                         u"The body is not valid JSON: %1 at byte %2."_s.arg(problem.errorString()).arg(problem.offset));
    }
    if (!document.isObject())
        return Error::of(Code::BadRequest, u"The request needs a JSON object as its body."_s);
    return BodyReader(document.object());
}

void BodyReader::complain(QLatin1StringView name, const QString &message, QLatin1StringView code)
{
    m_errors.append({name, message, code});
}

std::optional<QString> BodyReader::text(QLatin1StringView name, qsizetype maxLength)
{
    const QJsonValue value = m_body.value(name);
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    if (!value.isString()) {
        complain(name, u"This must be a text."_s, "invalid_type"_L1);
        return std::nullopt;
    }
    const QString text = value.toString();
    if (!isStorable(text))
        complain(name, u"The text holds a character that cannot be stored."_s, "invalid_character"_L1);
    else if (text.size() > maxLength && text.toUcs4().size() > maxLength)
        complain(name, u"This may have at most %1 characters."_s.arg(maxLength), "too_long"_L1);
    else
        return text;
    return std::nullopt;
}

QString BodyReader::requiredText(QLatin1StringView name, qsizetype maxLength)
{
    const qsizetype before = m_errors.size();
    const auto value = text(name, maxLength);
    if ((!value || value->isEmpty()) && m_errors.size() == before)
        complain(name, u"This is required."_s, "required"_L1);
    return value.value_or(QString());
}

std::optional<qint64> BodyReader::integer(QLatin1StringView name)
{
    const QJsonValue value = m_body.value(name);
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    constexpr double kLargestExact = 9007199254740992.0;
    const double number = value.toDouble(0.5);
    if (!value.isDouble() || std::trunc(number) != number || std::abs(number) > kLargestExact) {
        complain(name, u"This must be a whole number."_s, "invalid_type"_L1);
        return std::nullopt;
    }
    return value.toInteger();
}

qint64 BodyReader::requiredInteger(QLatin1StringView name)
{
    const qsizetype before = m_errors.size();
    const auto value = integer(name);
    if (!value && m_errors.size() == before)
        complain(name, u"This is required."_s, "required"_L1);
    return value.value_or(0);
}

std::optional<bool> BodyReader::flag(QLatin1StringView name)
{
    const QJsonValue value = m_body.value(name);
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    if (!value.isBool()) {
        complain(name, u"This must be true or false."_s, "invalid_type"_L1);
        return std::nullopt;
    }
    return value.toBool();
}

std::optional<QList<QByteArray>> BodyReader::texts(QLatin1StringView name, qsizetype maxItems)
{
    const QJsonValue value = m_body.value(name);
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    if (!value.isArray()) {
        complain(name, u"This must be an array of texts."_s, "invalid_type"_L1);
        return std::nullopt;
    }
    const QJsonArray array = value.toArray();
    if (array.size() > maxItems) {
        complain(name, u"These may be at most %1."_s.arg(maxItems), "too_many"_L1);
        return std::nullopt;
    }
    QList<QByteArray> texts;
    for (const QJsonValue item : array) {
        const QString text = item.toString();
        if (!item.isString() || text.isEmpty() || text.size() > kMaxText || !isStorable(text)) {
            complain(name, u"Each of these must be a text."_s, "invalid_type"_L1);
            return std::nullopt;
        }
        texts.append(text.toUtf8());
    }
    return texts;
}

std::optional<QByteArray> BodyReader::object(QLatin1StringView name)
{
    const QJsonValue value = m_body.value(name);
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    if (!value.isObject()) {
        complain(name, u"This must be an object."_s, "invalid_type"_L1);
        return std::nullopt;
    }
    if (!isStorable(value)) {
        complain(name, u"The text holds a character that cannot be stored."_s, "invalid_character"_L1);
        return std::nullopt;
    }
    return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

std::optional<Error> BodyReader::problem() const
{
    return m_errors.isEmpty() ? std::nullopt : std::optional(Error::invalid(m_errors));
}

} // namespace basalt::api
