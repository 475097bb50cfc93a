// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resources/resourcename.h"

#include <QJsonDocument>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace basalt::resources {

namespace {

constexpr qsizetype kMaxValue = 200;
constexpr qsizetype kMaxSegments = 16;
constexpr qsizetype kMaxSegment = 100;
constexpr qsizetype kMaxTypeCode = 128;
constexpr qsizetype kMaxTypeDepth = 8;
constexpr double kLargestWhole = 9007199254740991; ///< JSON numbers beyond it are not exact

bool isPlain(QStringView text)
{
    return std::ranges::none_of(text, [](QChar c) { return c.category() == QChar::Other_Control; });
}

/** The text of a value, if it can be one. */
std::optional<QString> valueText(const QJsonValue &value)
{
    if (value.isString()) {
        const QString text = value.toString();
        return !text.isEmpty() && text.size() <= kMaxValue && isPlain(text) ? std::optional(text) : std::nullopt;
    }
    const double number = value.toDouble(NAN);
    if (std::trunc(number) != number || std::abs(number) > kLargestWhole)
        return std::nullopt;
    return QString::number(qint64(number));
}

QByteArray canonical(const QJsonObject &key)
{
    return QJsonDocument(key).toJson(QJsonDocument::Compact); // members in order of their names
}

bool isName(QByteArrayView name, bool takesHyphen)
{
    return !name.isEmpty() && std::ranges::all_of(name, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || (takesHyphen && c == '-');
    });
}

Error badName(const QString &field, const QString &message)
{
    Error error = Error::of(Code::ResourceIdInvalid);
    error.fields.append({field, message, u"invalid"_s});
    return error;
}

} // namespace

Result<ResourceName> ResourceName::ofKey(const QJsonObject &key, const QList<QByteArray> &fields)
{
    if (key.isEmpty())
        return Error::of(Code::ResourceIdentifierNeeded);
    QJsonObject clean;
    for (auto member = key.begin(); member != key.end(); ++member) {
        if (!fields.contains(member.key().toUtf8()))
            return badName(u"key."_s + member.key(), u"Keys of this type have no such field."_s);
        const auto text = valueText(member.value());
        if (!text)
            return badName(u"key."_s + member.key(), u"This must be a text of up to 200 characters or a whole number."_s);
        clean.insert(member.key(), *text);
    }
    return ResourceName(canonical(clean));
}

Result<ResourceName> ResourceName::ofPath(const QString &path)
{
    const QStringList segments = path.split(u'/');
    const bool isGood = segments.size() >= 2 && segments.size() <= kMaxSegments + 1 && segments.first().isEmpty()
        && std::all_of(segments.begin() + 1, segments.end(), [](const QString &segment) {
                            return !segment.isEmpty() && segment.size() <= kMaxSegment && segment != u"." && segment != u".."
                                && isPlain(segment);
                        });
    if (!isGood)
        return badName(u"path"_s, u"A path is like /reports/2026: up to 16 names, each after a slash."_s);
    return ResourceName(path.toUtf8());
}

QJsonObject ResourceName::key() const
{
    return QJsonDocument::fromJson(m_text).object();
}

QList<QByteArray> ResourceName::covering() const
{
    QList<QByteArray> names;
    if (isPath()) {
        for (qsizetype end = m_text.indexOf('/', 1); end > 0; end = m_text.indexOf('/', end + 1))
            names.append(m_text.left(end));
        names.append(m_text);
        return names;
    }
    const QJsonObject whole = key();
    const QStringList fields = whole.keys();
    for (unsigned chosen = 1; chosen < (1U << unsigned(fields.size())); ++chosen) {
        QJsonObject part;
        for (qsizetype i = 0; i < fields.size(); ++i) {
            if ((chosen >> unsigned(i)) & 1U)
                part.insert(fields[i], whole.value(fields[i]));
        }
        names.append(canonical(part));
    }
    return names;
}

bool isKeyField(QByteArrayView name)
{
    return name.size() <= 40 && isName(name, false) && !(name.front() >= '0' && name.front() <= '9');
}

bool isTypeCode(QByteArrayView code)
{
    const QList<QByteArray> names = code.toByteArray().split('.');
    return code.size() <= kMaxTypeCode && names.size() <= kMaxTypeDepth
        && std::ranges::all_of(names, [](const QByteArray &name) { return isName(name, true); });
}

QByteArray parentOf(const QByteArray &typeCode)
{
    const qsizetype dot = typeCode.lastIndexOf('.');
    return dot < 0 ? QByteArray() : typeCode.left(dot);
}

} // namespace basalt::resources
