// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/urlparts.h"

#include <QString>
#include <QUtf8StringView>

using namespace Qt::Literals::StringLiterals;

namespace basalt::http {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

Error malformed(QLatin1StringView part, QLatin1StringView what)
{
    return Error::of(Code::BadRequest, u"The "_s + part + u" of the address "_s + what + u'.');
}

bool isPlainAscii(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0 && c < 0x7f; });
}

/** Calls `take` for each part between `separator`s, an empty last one included. False from `take` ends it. */
template <class Take>
void forEachPart(QByteArrayView text, char separator, Take take)
{
    for (qsizetype from = 0;;) {
        const qsizetype end = text.indexOf(separator, from);
        if (!take(text.sliced(from, (end < 0 ? text.size() : end) - from)) || end < 0)
            return;
        from = end + 1;
    }
}

} // namespace

Result<QByteArray> percentDecode(QByteArrayView encoded, QLatin1StringView part)
{
    if (!encoded.contains('%') && isPlainAscii(encoded))
        return encoded.isEmpty() ? QByteArray("") : encoded.toByteArray();
    QByteArray decoded;
    decoded.reserve(encoded.size());
    for (qsizetype at = 0; at < encoded.size(); ++at) {
        if (encoded[at] != '%') {
            decoded += encoded[at];
            continue;
        }
        const int high = at + 2 < encoded.size() ? hexDigit(encoded[at + 1]) : -1;
        const int low = at + 2 < encoded.size() ? hexDigit(encoded[at + 2]) : -1;
        if (high < 0 || low < 0)
            return malformed(part, "has a malformed percent-encoding"_L1);
        decoded += static_cast<char>(high * 16 + low);
        at += 2;
    }
    if (decoded.contains('\0'))
        return malformed(part, "has a NUL character"_L1);
    if (!QUtf8StringView(decoded).isValidUtf8())
        return malformed(part, "is not UTF-8"_L1);
    return decoded;
}

Result<QList<QByteArray>> splitPath(QByteArrayView path)
{
    if (!path.startsWith('/'))
        return malformed("path"_L1, "does not begin with a slash"_L1);
    QList<QByteArray> segments;
    segments.reserve(8); // more than most routes have
    if (isPlainAscii(path) && !path.contains('%')) {
        forEachPart(path.sliced(1), '/', [&segments](QByteArrayView part) {
            segments.append(part.isEmpty() ? QByteArray("") : part.toByteArray());
            return true;
        });
        return segments;
    }
    Result<void> outcome;
    forEachPart(path.sliced(1), '/', [&segments, &outcome](QByteArrayView part) {
        auto decoded = percentDecode(part, "path"_L1);
        if (decoded)
            segments.append(std::move(*decoded));
        else
            outcome = std::move(decoded).error();
        return outcome.has_value();
    });
    BASALT_TRY_VOID(std::move(outcome));
    return segments;
}

Result<QList<std::pair<QByteArray, QByteArray>>> splitQuery(QByteArrayView query)
{
    QList<std::pair<QByteArray, QByteArray>> parameters;
    Result<void> outcome;
    const auto decode = [&outcome](QByteArrayView text) {
        QByteArray spaced = text.toByteArray();
        spaced.replace('+', ' ');
        auto decoded = percentDecode(spaced, "query"_L1);
        if (!decoded) {
            outcome = std::move(decoded).error();
            return QByteArray();
        }
        return std::move(*decoded);
    };
    forEachPart(query, '&', [&](QByteArrayView part) {
        if (part.isEmpty())
            return true;
        const qsizetype equals = part.indexOf('=');
        QByteArray name = decode(equals < 0 ? part : part.first(equals));
        QByteArray value = decode(equals < 0 ? QByteArrayView() : part.sliced(equals + 1));
        parameters.emplaceBack(std::move(name), std::move(value));
        return outcome.has_value();
    });
    BASALT_TRY_VOID(std::move(outcome));
    return parameters;
}

} // namespace basalt::http
