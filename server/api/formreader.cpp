// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/formreader.h"

#include <QUtf8StringView>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

constexpr qsizetype kMaxFormFields = 50;

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/** `+` is a space, `%` begins two digits. Nothing for what is none of it, or no text that can be kept. */
std::optional<QString> decodedField(QByteArray field)
{
    for (qsizetype at = field.indexOf('%'); at >= 0; at = field.indexOf('%', at + 1)) {
        if (at + 2 >= field.size() || !isHexDigit(field[at + 1]) || !isHexDigit(field[at + 2]))
            return std::nullopt;
    }
    field.replace('+', ' ');
    const QByteArray bytes = QByteArray::fromPercentEncoding(field);
    if (!QUtf8StringView(bytes).isValidUtf8() || bytes.contains('\0'))
        return std::nullopt;
    return QString::fromUtf8(bytes);
}

} // namespace

bool isForm(const http::Request &request)
{
    return request.headers.value("Content-Type").split(';').constFirst().trimmed().toLower()
        == "application/x-www-form-urlencoded";
}

Result<BodyReader> readForm(const http::Request &request)
{
    const Error malformed = Error::of(Code::BadRequest, u"The request needs a form as its body."_s);
    const QList<QByteArray> fields = request.body.split('&');
    if (fields.size() > kMaxFormFields)
        return malformed;
    QJsonObject object;
    for (const QByteArray &field : fields) {
        if (field.isEmpty())
            continue;
        const qsizetype equals = field.indexOf('=');
        const auto name = decodedField(equals < 0 ? field : field.first(equals));
        const auto value = decodedField(equals < 0 ? QByteArray() : field.sliced(equals + 1));
        if (!name || !value)
            return malformed;
        if (!object.contains(*name))
            object.insert(*name, *value);
    }
    return BodyReader::of(object);
}

} // namespace basalt::api
