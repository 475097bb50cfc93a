// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collectionrenamer.h"

#include "apiclient.h"
#include "appcontext.h"
#include "collectionnames.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

CollectionRenamer::CollectionRenamer(QObject *parent) : QObject(parent)
{
    connect(&m_plan, &SchemaPlan::changed, this, &CollectionRenamer::changed);
}

void CollectionRenamer::begin(const QString &collection)
{
    m_collection = collection;
    m_name = collection;
    m_id.clear();
    m_error = {};
    ask();
    CollectionListModel &collections = AppContext::instance()->collections();
    collections.forget(collection); // what is changed here must be the newest
    collections.schema(collection, this, [this, collection](const tl::expected<CollectionInfo, ApiError> &info) {
        if (collection != m_collection)
            return;
        m_error = info ? ApiError() : info.error();
        if (info) {
            m_id = info->id;
            m_version = info->version;
        }
        ask();
    });
}

void CollectionRenamer::setName(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    m_error = {};
    ask();
}

QString CollectionRenamer::problem() const
{
    if (m_name == m_collection)
        return {};
    QStringList taken = AppContext::instance()->collections().names();
    taken.removeOne(m_collection); // its own, in other letters
    return collectionNameProblem(m_name, taken);
}

QJsonObject CollectionRenamer::body() const
{
    return {{u"name"_s, m_name}, {u"version"_s, m_version}};
}

void CollectionRenamer::ask()
{
    const bool isSound = !m_id.isEmpty() && m_name != m_collection && problem().isEmpty();
    m_plan.ask(m_id, isSound ? body() : QJsonObject());
    Q_EMIT changed();
}

void CollectionRenamer::rename()
{
    if (!isReady())
        return;
    m_busy = true;
    m_error = {};
    Q_EMIT changed();
    // The names of now: somebody may type on, or turn to another collection, before the answer comes.
    AppContext::instance()->client().send(ApiRequest::send("PUT", ApiRequest::pathOf({u"collections"_s, m_id}), body()), this,
                                          [this, from = m_collection, to = m_name](const ApiResult &result) {
                                              m_busy = false;
                                              m_error = result ? ApiError() : result.error();
                                              Q_EMIT changed();
                                              if (result)
                                                  follow(from, to);
                                          });
}

void CollectionRenamer::follow(const QString &from, const QString &to)
{
    AppContext *context = AppContext::instance();
    const QUrl server = context->client().baseUrl();
    for (const QStringView what : {u"columns", u"views"}) {
        context->settings().rename(collectionSettingsKey(what, server, from), collectionSettingsKey(what, server, to));
    }
    context->collections().forget(from);
    context->collections().reload();
    // Pages follow once the list knows the new name; only then nobody looks at the old table any more.
    connect(
        &context->collections(), &CollectionListModel::loadingChanged, this,
        [this, context, from, to] {
            context->navigator().renameSubject(u"collection"_s, from, to);
            context->records().forget(from);
            Q_EMIT renamed(from, to);
        },
        Qt::SingleShotConnection);
}

} // namespace basalt::app
