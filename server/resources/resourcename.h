// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace basalt::resources {

/** The most fields of a type's keys. */
inline constexpr qsizetype kMaxKeyFields = 4;

/**
 * Which thing of a type is meant: by a key of named values, or by a path. A key with fewer fields means all things that have
 * those values, a path all that is below it; so what was given for one name counts for each that it covers.
 */
class ResourceName
{
public:
    /**
     * Values are texts or whole numbers; `7` and `"7"` are the same. Code::ResourceIdInvalid for a field that the type does not
     * have, Code::ResourceIdentifierNeeded for a key of nothing.
     */
    [[nodiscard]] static Result<ResourceName> ofKey(const QJsonObject &key, const QList<QByteArray> &fields);
    /** `/a/b`: up to 16 names of up to 100 characters. Code::ResourceIdInvalid. */
    [[nodiscard]] static Result<ResourceName> ofPath(const QString &path);
    /** One that was stored. */
    [[nodiscard]] static ResourceName fromText(const QByteArray &text) { return ResourceName(text); }

    /** As it is stored: canonical JSON (`{…}`) or the path (`/…`). */
    [[nodiscard]] const QByteArray &text() const { return m_text; }
    [[nodiscard]] bool isPath() const { return m_text.startsWith('/'); }
    /** Of a key. */
    [[nodiscard]] QJsonObject key() const;
    /** The texts of all names that cover this one, itself among them: at most 16. */
    [[nodiscard]] QList<QByteArray> covering() const;
    [[nodiscard]] bool covers(const ResourceName &other) const { return other.covering().contains(m_text); }

private:
    explicit ResourceName(QByteArray text) : m_text(std::move(text)) { }

    QByteArray m_text;
};

/** Whether keys may have such a field: 1 to 40 of `a-z 0-9 _`, no digit first. */
[[nodiscard]] bool isKeyField(QByteArrayView name);
/** Whether types may have such a code: 1 to 8 names of `a-z 0-9 _ -` with dots between, 128 bytes. */
[[nodiscard]] bool isTypeCode(QByteArrayView code);
/** The type above one; null for one at the top. */
[[nodiscard]] QByteArray parentOf(const QByteArray &typeCode);

} // namespace basalt::resources
