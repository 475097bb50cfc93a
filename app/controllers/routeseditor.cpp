// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "routeseditor.h"

#include "appcontext.h"
#include "fieldinfo.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

QStringList RoutesEditor::names() const
{
    return {u"list"_s, u"get"_s, u"create"_s, u"update"_s, u"delete"_s, u"aggregate"_s, u"batch"_s, u"export"_s, u"import"_s};
}

void RoutesEditor::setCollection(const QString &collection)
{
    if (m_collection == collection)
        return;
    m_collection = collection;
    m_id.clear();
    m_stored.clear();
    m_chosen.clear();
    Q_EMIT routesChanged();
    reload();
}

void RoutesEditor::reload()
{
    if (m_collection.isEmpty())
        return;
    ask(ApiRequest::get(ApiRequest::pathOf({u"collections"_s, m_collection})),
        [this, asked = m_collection](const ApiResponse &answer) {
            if (asked == m_collection)
                take(answer.object());
            else
                QMetaObject::invokeMethod(this, &RoutesEditor::reload, Qt::QueuedConnection);
        });
}

void RoutesEditor::take(const QJsonObject &collection)
{
    m_id = collection.value("id"_L1).toString();
    m_version = collection.value("version"_L1).toInteger();
    m_fields = {};
    for (const FieldInfo &field : CollectionInfo::fromJson(collection).fields)
        if (!field.system)
            m_fields += field.toJson();
    const QJsonValue routes = collection.value("routes"_L1);
    m_stored.clear();
    for (const QString &name : names())
        if (!routes.isArray() || routes.toArray().contains(name)) // else "*": all
            m_stored += name;
    m_chosen = m_stored;
    Q_EMIT routesChanged();
}

void RoutesEditor::setChosen(const QString &name, bool chosen)
{
    QStringList now;
    for (const QString &each : names())
        if (each == name ? chosen : m_chosen.contains(each))
            now += each;
    m_chosen = now;
    Q_EMIT routesChanged();
}

void RoutesEditor::discard()
{
    m_chosen = m_stored;
    clearError();
    Q_EMIT routesChanged();
}

void RoutesEditor::save()
{
    const QJsonValue routes = m_chosen == names() ? QJsonValue(u"*"_s) : QJsonValue(QJsonArray::fromStringList(m_chosen));
    ask(ApiRequest::send("PUT", ApiRequest::pathOf({u"collections"_s, m_id}),
                         {{u"version"_s, m_version}, {u"schema"_s, m_fields}, {u"routes"_s, routes}}),
        [this](const ApiResponse &answer) {
            AppContext::instance()->collections().forget(m_collection);
            take(answer.object());
            Q_EMIT saved();
        });
}

} // namespace basalt::app
