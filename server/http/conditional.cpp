// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/conditional.h"

#include "core/crypto.h"

#include <optional>

namespace basalt::http {

namespace {

/** The tag without what does not matter when tags are compared weakly. */
QByteArray opaquePart(QByteArrayView tag)
{
    QByteArray text = tag.toByteArray();
    if (text.startsWith("W/"))
        text = text.sliced(2);
    if (text.endsWith("-gzip\""))
        text = text.chopped(6) + '"';
    return text;
}

/** The tag of the list that names the same as `current`, as the client wrote it. */
std::optional<QByteArray> matchingTag(const QByteArray &list, const QByteArray &current)
{
    if (list.trimmed() == "*")
        return current;
    qsizetype at = 0;
    while (at < list.size()) {
        const qsizetype open = list.indexOf('"', at);
        const qsizetype close = open < 0 ? -1 : list.indexOf('"', open + 1);
        if (close < 0)
            return std::nullopt;
        const bool isWeak = open >= 2 && list.mid(open - 2, 2) == "W/";
        const qsizetype begin = isWeak ? open - 2 : open;
        const QByteArray tag = list.mid(begin, close + 1 - begin);
        if (opaquePart(tag) == opaquePart(current))
            return tag;
        at = close + 1;
    }
    return std::nullopt;
}

} // namespace

QByteArray fingerprint(QByteArrayView body)
{
    constexpr qsizetype kBytes = 12;
    static const QByteArray kNoSecret(32, '\0');
    const QByteArray digest = core::keyedHash(body, kNoSecret).first(kBytes);
    return digest.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray weakTag(QByteArrayView body)
{
    return "W/\"" + fingerprint(body) + '"';
}

void answerConditionally(const Request &request, Response &response)
{
    if (response.status != 200 || (request.method != Method::Get && request.method != Method::Head))
        return;
    const QByteArray current = response.headers.value("ETag");
    if (current.isNull() || !request.headers.contains("If-None-Match"))
        return;
    const auto known = matchingTag(request.headers.joined("If-None-Match"), current);
    if (!known)
        return;
    response.status = 304;
    response.body.clear();
    response.headers.remove("Content-Type");
    response.headers.set("ETag", *known);
}

} // namespace basalt::http
