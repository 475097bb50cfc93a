// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rulefields.h"

#include "appcontext.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

QList<FieldInfo> systemFields()
{
    QList<FieldInfo> fields;
    const auto add = [&](const QString &name, const QString &type) {
        FieldInfo field;
        field.name = name;
        field.type = type;
        field.system = true;
        fields += field;
    };
    add(u"id"_s, u"id"_s);
    add(u"created_at"_s, u"datetime"_s);
    add(u"created_by"_s, u"id"_s);
    add(u"updated_at"_s, u"datetime"_s);
    add(u"updated_by"_s, u"id"_s);
    return fields;
}

} // namespace

void RuleFields::setCollection(const QString &collection)
{
    m_collection = collection;
    m_known.clear();
    m_asked.clear();
    (void)known(collection);
    Q_EMIT changed();
}

const CollectionInfo *RuleFields::known(const QString &collection)
{
    const auto found = m_known.constFind(collection);
    if (found != m_known.cend())
        return &*found;
    if (collection.isEmpty() || m_asked.contains(collection))
        return nullptr;
    m_asked.insert(collection);
    const bool nested = std::exchange(m_looking, true);
    AppContext::instance()->collections().schema(collection, this,
                                                 [this, collection](const tl::expected<CollectionInfo, ApiError> &info) {
                                                     if (!info || !m_asked.contains(collection))
                                                         return;
                                                     CollectionInfo known = *info;
                                                     known.fields += systemFields();
                                                     m_known.insert(collection, known);
                                                     // What was here already is used at once by whoever looked.
                                                     if (!m_looking)
                                                         Q_EMIT changed();
                                                 });
    m_looking = nested;
    const auto cached = m_known.constFind(collection);
    return cached == m_known.cend() ? nullptr : &*cached;
}

const CollectionInfo *RuleFields::behind(const QStringList &steps)
{
    const CollectionInfo *at = known(m_collection);
    for (const QString &step : steps) {
        const FieldInfo *field = at ? at->find(step) : nullptr;
        at = field && !field->target.isEmpty() ? known(field->target) : nullptr;
    }
    return at;
}

const FieldInfo *RuleFields::field(const QString &path)
{
    QStringList steps = path.split(u'.');
    const QString name = steps.takeLast();
    const CollectionInfo *collection = behind(steps);
    return collection ? collection->find(name) : nullptr;
}

QList<FieldInfo> RuleFields::fieldsBehind(const QString &path)
{
    const CollectionInfo *collection = behind(path.split(u'.', Qt::SkipEmptyParts));
    return collection ? collection->fields : QList<FieldInfo>();
}

QStringList RuleFields::paths()
{
    QStringList direct;
    QStringList further;
    const QList<FieldInfo> own = fieldsBehind({});
    for (const FieldInfo &field : own) {
        direct += field.name;
        if (field.target.isEmpty())
            continue;
        const QList<FieldInfo> behindIt = fieldsBehind(field.name);
        for (const FieldInfo &next : behindIt) {
            if (!next.system)
                further += field.name + u'.' + next.name;
        }
    }
    return direct + further;
}

} // namespace basalt::app
