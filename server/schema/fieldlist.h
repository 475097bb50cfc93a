// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonValue>
#include <QList>

namespace basalt::schema {

/**
 * Which fields of a collection an operation may show or take: all of them, or those named. On the wire `"*"` or a text that
 * holds a JSON array; a real array and null (all) are understood as well.
 */
class FieldList
{
public:
    /** All fields. */
    FieldList() = default;

    /** The fault goes to the caller with `key` as the field. Whether the names exist is the schema's to say. */
    [[nodiscard]] static Result<FieldList> parse(const QByteArray &key, const QJsonValue &value);

    [[nodiscard]] bool allowsAll() const { return m_all; }
    [[nodiscard]] bool allows(const QByteArray &name) const { return m_all || m_names.contains(name); }
    [[nodiscard]] const QList<QByteArray> &names() const { return m_names; }
    /** `*` or the JSON text of the array. */
    [[nodiscard]] QByteArray text() const;

    friend bool operator==(const FieldList &, const FieldList &) = default;

private:
    bool m_all = true;
    QList<QByteArray> m_names;
};

} // namespace basalt::schema
