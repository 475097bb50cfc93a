// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/queryreader.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

std::optional<QByteArray> QueryReader::text(QLatin1StringView name) const
{
    const QByteArray value = m_request.queryParameter(QByteArrayView(name.data(), name.size()));
    return value.isEmpty() ? std::nullopt : std::optional(value);
}

std::optional<qint64> QueryReader::integer(QLatin1StringView name, qint64 smallest, qint64 largest)
{
    const auto value = text(name);
    if (!value)
        return std::nullopt;
    bool ok = false;
    const qint64 number = value->toLongLong(&ok);
    if (!ok || number < smallest || number > largest) {
        m_errors.append(
            {name, u"This must be a whole number from %1 to %2."_s.arg(smallest).arg(largest), u"invalid_number"_s});
        return std::nullopt;
    }
    return number;
}

std::optional<bool> QueryReader::flag(QLatin1StringView name)
{
    const auto index = choice(name, {"true", "false", "1", "0"});
    return index ? std::optional(*index % 2 == 0) : std::nullopt;
}

std::optional<size_t> QueryReader::choice(QLatin1StringView name, std::initializer_list<QByteArrayView> choices)
{
    const auto value = text(name);
    if (!value)
        return std::nullopt;
    QByteArray all;
    for (size_t i = 0; i < choices.size(); ++i) {
        const QByteArrayView known = choices.begin()[i];
        if (*value == known)
            return i;
        all += (all.isEmpty() ? "" : ", ") + known.toByteArray();
    }
    m_errors.append({name, u"This must be one of: %1."_s.arg(QString::fromUtf8(all)), u"invalid_choice"_s});
    return std::nullopt;
}

std::optional<Error> QueryReader::problem() const
{
    return m_errors.isEmpty() ? std::nullopt : std::optional(Error::invalid(m_errors));
}

PageWindow readPageWindow(QueryReader &query)
{
    constexpr qint64 kMaxPage = 1'000'000;
    constexpr qint64 kMaxSize = 100;
    PageWindow window;
    window.page = query.integer("page"_L1, 1, kMaxPage).value_or(window.page);
    window.size = query.integer("page_size"_L1, 1, kMaxSize).value_or(window.size);
    return window;
}

} // namespace basalt::api
