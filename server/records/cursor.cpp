// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/cursor.h"

#include "core/crypto.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

constexpr qsizetype kSealBytes = 16;
/** Longer ones would not pass the limits of addresses on the way, ours among them. */
constexpr qsizetype kMaxPayload = 4096;
constexpr auto kEncoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray keyFrom(const QByteArray &secret)
{
    return core::sha256(QByteArray("list cursor: " + secret));
}

QByteArray seal(const QByteArray &payload, const QByteArray &list, const QByteArray &key)
{
    // The length keeps the two apart.
    const QByteArray message = QByteArray::number(payload.size()) + ':' + payload + list;
    return core::keyedHash(message, key).first(kSealBytes);
}

/** A value as it was written by toJson(); nothing if it is of another type, which a sealed one never is. */
std::optional<schema::FieldValue> fromJson(schema::FieldType type, const QJsonValue &value)
{
    if (value.isNull())
        return schema::FieldValue();
    switch (type) {
    case schema::FieldType::Number: return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
    case schema::FieldType::Integer: return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
    case schema::FieldType::Boolean: return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
    default: return value.isString() ? std::optional(value.toString().toUtf8()) : std::nullopt;
    }
}

Error refused(const QString &parameter)
{
    return Error::invalid(
        parameter, u"This is no cursor of this list. A cursor belongs to the collection, sort and filter it came with."_s,
        u"invalid_cursor"_s);
}

std::optional<ListPlace> placeFrom(const QByteArray &payload, const Keyset &keyset)
{
    const QJsonArray members = QJsonDocument::fromJson(payload).array();
    if (members.size() != qsizetype(keyset.keys().size()) + 1)
        return std::nullopt;
    ListPlace place;
    place.isIncluded = members.first().toBool();
    for (size_t i = 0; i < keyset.keys().size(); ++i) {
        auto value = fromJson(keyset.field(keyset.keys()[i]).type, members.at(qsizetype(i) + 1));
        if (!value)
            return std::nullopt;
        place.keys.push_back(std::move(*value));
    }
    return place;
}

} // namespace

CursorCodec::CursorCodec(const QByteArray &secret, const QByteArray &previousSecret)
    : m_key(keyFrom(secret))
    , m_previousKey(previousSecret.isEmpty() ? QByteArray() : keyFrom(previousSecret))
{ }

Result<QByteArray> CursorCodec::encode(const ListPlace &place, const Keyset &keyset, const QByteArray &list) const
{
    QJsonArray members{place.isIncluded};
    for (size_t i = 0; i < place.keys.size(); ++i)
        members.append(schema::toJson(keyset.field(keyset.keys()[i]), place.keys[i]));
    const QByteArray payload = QJsonDocument(members).toJson(QJsonDocument::Compact);
    if (payload.size() > kMaxPayload) {
        return Error::invalid(u"sort"_s, u"A value of a record here is too long to page by; sort by another field."_s,
                              u"value_too_long"_s);
    }
    return QByteArray(seal(payload, list, m_key) + payload).toBase64(kEncoding);
}

Result<ListPlace> CursorCodec::decode(const QByteArray &cursor, const Keyset &keyset, const QByteArray &list,
                                      const QString &parameter) const
{
    const auto decoded = QByteArray::fromBase64Encoding(cursor, kEncoding | QByteArray::AbortOnBase64DecodingErrors);
    // One text for each place: bits that base64 leaves over count as well.
    if (!decoded || decoded.decoded.size() <= kSealBytes || decoded.decoded.toBase64(kEncoding) != cursor)
        return refused(parameter);
    const QByteArray given = decoded.decoded.first(kSealBytes);
    const QByteArray payload = decoded.decoded.sliced(kSealBytes);
    const bool isOurs = core::equalConstantTime(given, seal(payload, list, m_key))
        || (!m_previousKey.isNull() && core::equalConstantTime(given, seal(payload, list, m_previousKey)));
    if (!isOurs)
        return refused(parameter);
    auto place = placeFrom(payload, keyset);
    if (!place)
        return refused(parameter);
    return std::move(*place);
}

} // namespace basalt::records
