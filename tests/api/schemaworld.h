// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataworld.h"

#include <QJsonArray>
#include <QJsonObject>

namespace basalt::test {

/** One collection being edited as a client does it: read, changed, sent back. */
class Edit
{
public:
    /** Reads it; it must be there. */
    explicit Edit(const QByteArray &collection);

    /** Members of that field that are other from now on. */
    Edit &field(const QByteArray &name, const QByteArray &members);
    Edit &rename(const QByteArray &name, const QByteArray &to) { return field(name, "{\"name\":\"" + to + "\"}"); }
    Edit &add(const QByteArray &json);
    Edit &drop(const QByteArray &name);
    /** A member of the whole body. */
    Edit &with(const QByteArray &member, const QByteArray &json);

    [[nodiscard]] QByteArray body() const;
    /** What would happen. */
    [[nodiscard]] HttpAnswer plan() const;
    [[nodiscard]] HttpAnswer apply() const;

private:
    QByteArray m_collection;
    QJsonArray m_fields;
    QHash<int, QJsonObject> m_changed;
    QList<QJsonObject> m_added;
    QJsonObject m_body;
};

[[nodiscard]] QByteArray toJson(const QJsonObject &object);
[[nodiscard]] QJsonObject fromJson(const QByteArray &json);
[[nodiscard]] bool isSqlite();
/** A record as root sees it. */
[[nodiscard]] HttpAnswer record(const QByteArray &collection, const QByteArray &id);
/** Makes a record as root; its id. */
QByteArray make(const QByteArray &collection, const QByteArray &body);
/** The texts of an array, one a line. */
[[nodiscard]] QByteArray joined(const QJsonValue &array);
/** What the database holds of a collection: columns, keys and indexes, one line each, in no order of making. */
[[nodiscard]] QByteArray shape(const QByteArray &table);

} // namespace basalt::test
