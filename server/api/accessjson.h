// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "access/codetext.h"
#include "access/permissionset.h"
#include "api/handling.h"
#include "core/jsonwriter.h"
#include "db/database.h"
#include "http/reply.h"
#include "http/requestactor.h"

#include <QList>

#include <optional>

namespace basalt::api {

/** The most permissions in one body. */
inline constexpr qsizetype kMaxPermissions = 1000;
inline constexpr qsizetype kMaxAccessName = 100;
inline constexpr qsizetype kMaxAccessDescription = 500;

[[nodiscard]] inline access::Asker askerOf(const http::Request &request)
{
    return {request.principal, http::auditActor(request)};
}

/** `code`: 1 to 64 of `a-z 0-9 _ -`; nothing if it is not there. */
[[nodiscard]] inline std::optional<QByteArray> readCode(BodyReader &body)
{
    using namespace Qt::Literals::StringLiterals;
    const auto text = body.text("code"_L1, access::kMaxCode);
    if (!text)
        return std::nullopt;
    const QByteArray code = text->toUtf8();
    if (!access::isCode(code))
        body.complain("code"_L1, u"A code is made of small letters, digits, hyphens and underscores."_s, "invalid_code"_L1);
    return code;
}

/** A text that may not be cleared: absent is nothing, empty or blank is a mistake. */
[[nodiscard]] inline std::optional<QString> readName(BodyReader &body, QLatin1StringView name)
{
    using namespace Qt::Literals::StringLiterals;
    const auto text = body.text(name, kMaxAccessName);
    if (text && text->trimmed().isEmpty())
        body.complain(name, u"This is required."_s, "required"_L1);
    return text;
}

[[nodiscard]] inline QByteArray namedOrNull(const std::optional<QString> &text)
{
    return text && !text->isEmpty() ? text->toUtf8() : QByteArray();
}

inline void writeCodes(core::JsonWriter &out, QByteArrayView name, const QList<QByteArray> &codes)
{
    out.key(name).beginArray();
    for (const QByteArray &code : codes)
        out.string(QByteArrayView(code));
    out.endArray();
}

} // namespace basalt::api
