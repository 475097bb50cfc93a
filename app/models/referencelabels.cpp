// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "referencelabels.h"

#include "apiclient.h"
#include "collectionlistmodel.h"
#include "recordformat.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
constexpr int kCollectMs = 20;
constexpr qsizetype kMaxBatch = 50; // keeps the address well below what servers accept
} // namespace

ReferenceLabels::ReferenceLabels(ApiClient &client, CollectionListModel &collections, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_collections(collections)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kCollectMs);
    connect(&m_timer, &QTimer::timeout, this, &ReferenceLabels::askForWanted);
}

QString ReferenceLabels::label(const QString &collection, const QString &id)
{
    const auto known = m_labels.constFind(collection);
    if (known != m_labels.cend()) {
        const auto found = known->constFind(id);
        if (found != known->cend())
            return *found;
    }
    m_wanted[collection].insert(id);
    if (!m_timer.isActive())
        m_timer.start();
    return {};
}

QString ReferenceLabels::idOf(const QString &collection, const QString &label) const
{
    const QHash<QString, QString> known = m_labels.value(collection);
    const QStringList ids = known.keys(label);
    return ids.size() == 1 ? ids.constFirst() : QString();
}

void ReferenceLabels::learn(const QString &collection, const QString &id, const QString &label)
{
    m_labels[collection].insert(id, label);
}

void ReferenceLabels::clear()
{
    m_labels.clear();
    m_wanted.clear();
}

void ReferenceLabels::askForWanted()
{
    const auto wanted = std::exchange(m_wanted, {});
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        const QStringList ids(it->cbegin(), it->cend());
        for (qsizetype begin = 0; begin < ids.size(); begin += kMaxBatch)
            ask(it.key(), ids.sliced(begin, std::min(kMaxBatch, ids.size() - begin)));
    }
}

void ReferenceLabels::ask(const QString &collection, const QStringList &ids)
{
    // Whatever comes back, each id is asked for once: an id without a name is named by itself.
    for (const QString &id : ids)
        learn(collection, id, recordformat::shortId(id));
    m_collections.schema(collection, this, [this, collection, ids](const auto &info) {
        const QString field = info ? info->labelField() : QString();
        if (field.isEmpty())
            return;
        QStringList literals;
        for (const QString &id : ids)
            literals += recordformat::quoted(id);
        const QUrlQuery query{{u"filter"_s, u"id IN (%1)"_s.arg(literals.join(u", "_s))},
                              {u"limit"_s, QString::number(kMaxBatch)},
                              {u"fields"_s, field}};
        m_client.send(ApiRequest::get(ApiRequest::pathOf({u"records"_s, collection}), query), this,
                      [this, collection, field](const ApiResult &result) {
                          if (!result)
                              return;
                          const QJsonArray items = result->object().value("items"_L1).toArray();
                          for (const QJsonValue &item : items) {
                              const QString name = recordformat::plain(item[field]);
                              if (!name.isEmpty())
                                  learn(collection, item["id"_L1].toString(), name);
                          }
                          Q_EMIT labelsArrived(collection);
                      });
    });
}

} // namespace basalt::app
