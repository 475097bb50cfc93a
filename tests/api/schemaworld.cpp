// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schemaworld.h"

#include <QJsonDocument>

namespace basalt::test {

QByteArray toJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject fromJson(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

bool isSqlite()
{
    return testEngine() == db::Engine::Sqlite;
}

Edit::Edit(const QByteArray &collection) : m_collection(collection)
{
    const QJsonObject read = DataWorld::current().get("root", "/collections/" + collection).json();
    if (read.isEmpty())
        qFatal("no collection %s", collection.constData());
    m_fields = read.value("schema").toArray();
    m_body.insert("version", read.value("version"));
}

Edit &Edit::field(const QByteArray &name, const QByteArray &members)
{
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        QJsonObject field = m_fields.at(i).toObject();
        if (text(field.value("name")) != name)
            continue;
        const QJsonObject changes = fromJson(members);
        for (auto it = changes.begin(); it != changes.end(); ++it)
            field.insert(it.key(), it.value());
        m_changed.insert(int(i), field);
        return *this;
    }
    qFatal("no field %s", name.constData());
}

Edit &Edit::add(const QByteArray &json)
{
    m_added.append(fromJson(json));
    return *this;
}

Edit &Edit::drop(const QByteArray &name)
{
    QJsonArray drop = m_body.value("drop").toArray();
    drop.append(QString::fromUtf8(name));
    m_body.insert("drop", drop);
    return *this;
}

Edit &Edit::with(const QByteArray &member, const QByteArray &json)
{
    m_body.insert(QString::fromUtf8(member), fromJson("{\"v\":" + json + "}").value("v"));
    return *this;
}

QByteArray Edit::body() const
{
    QJsonArray fields;
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        const QJsonObject field = m_changed.value(int(i), m_fields.at(i).toObject());
        if (!m_body.value("drop").toArray().contains(m_fields.at(i).toObject().value("name")))
            fields.append(field);
    }
    for (const QJsonObject &field : m_added)
        fields.append(field);
    QJsonObject body = m_body;
    body.insert("schema", fields);
    return toJson(body);
}

HttpAnswer Edit::plan() const
{
    return DataWorld::current().send("root", "POST", "/collections/" + m_collection + "/changes", body());
}

HttpAnswer Edit::apply() const
{
    return DataWorld::current().send("root", "PUT", "/collections/" + m_collection, body());
}

HttpAnswer record(const QByteArray &collection, const QByteArray &id)
{
    return DataWorld::current().get("root", "/records/" + collection + '/' + id);
}

QByteArray make(const QByteArray &collection, const QByteArray &body)
{
    return DataWorld::current().makeRecord("root", collection, body);
}

QByteArray joined(const QJsonValue &array)
{
    QList<QByteArray> texts;
    for (const QJsonValue &value : array.toArray())
        texts.append(text(value));
    return texts.join('\n');
}

QByteArray shape(const QByteArray &table)
{
    DataWorld &world = DataWorld::current();
    const QByteArray pattern = "'%" + table.mid(4) + "%'";
    if (isSqlite()) {
        return world.scalar(
            "SELECT group_concat(line, char(10)) FROM (SELECT m.name || '.' || c.name || ' ' || c.type AS line "
            "FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name LIKE "
            + pattern
            + " UNION ALL SELECT m.name || '.' || f.\"from\" || ' -> ' || f.\"table\" || ' ' || f.on_delete FROM "
              "sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND m.name LIKE "
            + pattern
            + " UNION ALL SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name "
              "LIKE "
            + pattern + " ORDER BY line)");
    }
    return world.scalar(
        "SELECT string_agg(line, chr(10) ORDER BY line) FROM (SELECT table_name || '.' || column_name || ' ' || "
        "data_type AS line FROM information_schema.columns WHERE table_name LIKE "
        + pattern
        + " UNION ALL SELECT c.conrelid::regclass || ' ' || pg_get_constraintdef(c.oid) FROM pg_constraint c "
          "WHERE c.contype = 'f' AND c.conrelid::regclass::text LIKE "
        + pattern + " UNION ALL SELECT indexdef FROM pg_indexes WHERE indexname NOT LIKE '%pkey%' AND tablename LIKE " + pattern
        + ") AS lines");
}

} // namespace basalt::test
