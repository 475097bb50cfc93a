// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "http/request.h"

#include <QJsonObject>
#include <QLatin1StringView>
#include <QList>
#include <QString>

#include <optional>

namespace basalt::api {

/**
 * Reads the members of a JSON body by name and type, collecting what is wrong with each, so that one answer names every
 * mistake. A member that is null counts as absent; members that nobody asks for are passed over, as older and newer clients
 * send them. Read everything, then look at problem().
 */
class BodyReader
{
public:
    enum class Empty { Refused, Allowed };

    /** Code::UnsupportedMediaType, or Code::BadRequest for what is no JSON object. */
    [[nodiscard]] static Result<BodyReader> read(const http::Request &request, Empty empty = Empty::Refused);

    /** Reads an object inside a body. */
    [[nodiscard]] static BodyReader of(const QJsonObject &object) { return BodyReader(object); }

    /** The whole body, for those who read it themselves. */
    [[nodiscard]] const QJsonObject &json() const { return m_body; }

    /** Absent or empty text is a mistake; so is one over `maxLength` characters. */
    [[nodiscard]] QString requiredText(QLatin1StringView name, qsizetype maxLength = kMaxText);
    [[nodiscard]] std::optional<QString> text(QLatin1StringView name, qsizetype maxLength = kMaxText);
    [[nodiscard]] qint64 requiredInteger(QLatin1StringView name);
    [[nodiscard]] std::optional<qint64> integer(QLatin1StringView name);
    [[nodiscard]] std::optional<bool> flag(QLatin1StringView name);
    /** An array of texts, each of 1 to kMaxText characters. */
    [[nodiscard]] std::optional<QList<QByteArray>> texts(QLatin1StringView name, qsizetype maxItems);
    /** An object as compact JSON. */
    [[nodiscard]] std::optional<QByteArray> object(QLatin1StringView name);

    /** Whether the member is there, be it null. */
    [[nodiscard]] bool has(QLatin1StringView name) const { return m_body.contains(name); }
    [[nodiscard]] bool isNull(QLatin1StringView name) const { return m_body.value(name).isNull(); }

    void complain(QLatin1StringView name, const QString &message, QLatin1StringView code);
    /** Code::ValidationFailed with every complaint so far; nothing if there is none. */
    [[nodiscard]] std::optional<Error> problem() const;

    static constexpr qsizetype kMaxText = 1000;

private:
    explicit BodyReader(QJsonObject body) : m_body(std::move(body)) { }

    QJsonObject m_body;
    QList<FieldError> m_errors;
};

} // namespace basalt::api
