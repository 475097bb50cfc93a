// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "http/request.h"

#include <QByteArrayView>
#include <QLatin1StringView>
#include <QList>

#include <initializer_list>
#include <optional>

namespace basalt::api {

/** Reads query parameters by name and type, collecting what is wrong with each. An empty value counts as absent. */
class QueryReader
{
public:
    explicit QueryReader(const http::Request &request) : m_request(request) { }

    [[nodiscard]] std::optional<QByteArray> text(QLatin1StringView name) const;
    [[nodiscard]] std::optional<qint64> integer(QLatin1StringView name, qint64 smallest, qint64 largest);
    [[nodiscard]] std::optional<bool> flag(QLatin1StringView name);
    /** Index of the value among `choices`. */
    [[nodiscard]] std::optional<size_t> choice(QLatin1StringView name, std::initializer_list<QByteArrayView> choices);

    void complain(QLatin1StringView name, const QString &message, const QString &code)
    {
        m_errors.append({name, message, code});
    }
    /** Code::ValidationFailed with every complaint so far; nothing if there is none. */
    [[nodiscard]] std::optional<Error> problem() const;

private:
    const http::Request &m_request;
    QList<FieldError> m_errors;
};

/** `page` from 1 and `page_size`, as offset and limit. */
struct PageWindow
{
    qint64 page = 1;
    qint64 size = 25;

    [[nodiscard]] qint64 offset() const { return (page - 1) * size; }
};
[[nodiscard]] PageWindow readPageWindow(QueryReader &query);

/** JSON Schema of an answer with a page of a list. */
inline constexpr QByteArrayView kPageSchema(
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object"}},"total":{"type":"integer"},)"
    R"("page":{"type":"integer"},"page_size":{"type":"integer"},"total_pages":{"type":"integer"}}})");

} // namespace basalt::api
