// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/fieldlist.h"

#include "core/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::schema {

Result<FieldList> FieldList::parse(const QByteArray &key, const QJsonValue &value)
{
    const QString field = QString::fromUtf8(key);
    const auto fault = [&field] {
        return Error::invalid(field, u"Expected \"*\" or an array of field names."_s, u"invalid_type"_s);
    };
    FieldList list;
    if (value.isNull() || value.isUndefined())
        return list;
    QJsonValue names = value;
    if (value.isString()) {
        const QByteArray text = value.toString().toUtf8().trimmed();
        if (text == "*")
            return list;
        const QJsonDocument document = QJsonDocument::fromJson(text);
        if (!document.isArray())
            return fault();
        names = document.array();
    }
    if (!names.isArray())
        return fault();
    list.m_all = false;
    const QJsonArray array = names.toArray();
    for (const QJsonValue &name : array) {
        if (!name.isString())
            return fault();
        const QByteArray utf8 = name.toString().toUtf8();
        if (!list.m_names.contains(utf8))
            list.m_names.append(utf8);
    }
    return list;
}

QByteArray FieldList::text() const
{
    if (m_all)
        return "*";
    core::JsonWriter json;
    json.beginArray();
    for (const QByteArray &name : m_names)
        json.string(QByteArrayView(name));
    return json.endArray().take();
}

} // namespace basalt::schema
