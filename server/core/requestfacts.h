// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <utility>
#include <vector>

namespace basalt::core {

/**
 * What a rule may know of a request besides who sent it. A copy that outlives the request and holds no credential: those are
 * left out when it is made, and nobody can name them either.
 */
class RequestFacts
{
public:
    using Field = std::pair<QByteArray, QByteArray>;

    /** A longer value counts as not sent: a rule never decides by half of one. */
    static constexpr qsizetype kMaxValue = 1024;
    /** More header fields, or parameters, are not kept. */
    static constexpr size_t kMaxFields = 64;

    explicit RequestFacts(QByteArray method) : m_method(std::move(method)) { m_headers.reserve(8); }

    void addHeader(const Field &field);
    void addParameter(const Field &field);

    /** `GET`, `POST` … */
    [[nodiscard]] const QByteArray &method() const { return m_method; }
    /** By folded name; several fields of one name are joined with `, `. Null if there is none, or none that is text. */
    [[nodiscard]] QByteArray header(QByteArrayView folded) const;
    /** The first of that name; null if there is none, or none that is text. */
    [[nodiscard]] QByteArray parameter(QByteArrayView name) const;

    /** Small letters and `_` for `-`, as a header is written in a rule. */
    [[nodiscard]] static QByteArray foldHeader(QByteArrayView name);
    /** Whether values of that header are or may be credentials. */
    [[nodiscard]] static bool isSecretHeader(QByteArrayView name);
    /** The same of a parameter of the query. */
    [[nodiscard]] static bool isSecretParameter(QByteArrayView name);

private:
    QByteArray m_method;
    std::vector<Field> m_headers;
    std::vector<Field> m_parameters;
};

} // namespace basalt::core
