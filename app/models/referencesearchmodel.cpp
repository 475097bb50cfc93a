// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "referencesearchmodel.h"

#include "apiclient.h"
#include "appcontext.h"
#include "recordformat.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
constexpr int kSearchPauseMs = 120;
constexpr int kMaxFound = 30;
} // namespace

ReferenceSearchModel::ReferenceSearchModel(QObject *parent) : QAbstractListModel(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kSearchPauseMs);
    connect(&m_timer, &QTimer::timeout, this, &ReferenceSearchModel::search);
}

void ReferenceSearchModel::setCollection(const QString &collection)
{
    if (m_collection == collection)
        return;
    m_collection = collection;
    Q_EMIT collectionChanged();
    show({}); // records of another collection are nothing to choose from
    wait();
}

void ReferenceSearchModel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    Q_EMIT textChanged();
    wait();
}

void ReferenceSearchModel::wait()
{
    ++m_generation;
    m_timer.start();
    setLoading(!m_collection.isEmpty());
}

void ReferenceSearchModel::setLoading(bool loading)
{
    if (m_loading == loading)
        return;
    m_loading = loading;
    Q_EMIT loadingChanged();
}

void ReferenceSearchModel::show(const QList<Found> &found)
{
    beginResetModel();
    m_found = found;
    endResetModel();
    Q_EMIT countChanged();
}

void ReferenceSearchModel::search()
{
    if (m_collection.isEmpty())
        return;
    AppContext::instance()->collections().schema(
        m_collection, this, [this, generation = m_generation](const tl::expected<CollectionInfo, ApiError> &info) {
            if (generation == m_generation)
                ask(info ? info->labelField() : QString());
        });
}

void ReferenceSearchModel::ask(const QString &labelField)
{
    QUrlQuery query{{u"limit"_s, QString::number(kMaxFound)}};
    if (!labelField.isEmpty()) {
        query.addQueryItem(u"fields"_s, labelField);
        query.addQueryItem(u"sort"_s, u'+' + labelField);
        if (!m_text.trimmed().isEmpty())
            query.addQueryItem(u"filter"_s, labelField + u" ~ "_s + recordformat::likeQuoted(m_text.trimmed()));
    }
    AppContext::instance()->client().send(ApiRequest::get(ApiRequest::pathOf({u"records"_s, m_collection}), query), this,
                                          [this, labelField, generation = m_generation](const ApiResult &result) {
                                              if (generation == m_generation)
                                                  answered(labelField, result);
                                          });
}

void ReferenceSearchModel::answered(const QString &labelField, const ApiResult &result)
{
    QList<Found> all;
    const QJsonArray items = result ? result->object().value("items"_L1).toArray() : QJsonArray();
    for (const QJsonValue &item : items) {
        const QString id = item["id"_L1].toString();
        const QString label = labelField.isEmpty() ? QString() : recordformat::plain(item[labelField]);
        all += Found{id, label.isEmpty() ? recordformat::shortId(id) : label};
        if (!label.isEmpty())
            AppContext::instance()->records().labels().learn(m_collection, id, label);
    }
    show(all);
    setLoading(false);
}

int ReferenceSearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ReferenceSearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Found &found = m_found.at(index.row());
    switch (role) {
    case IdRole: return found.id;
    case LabelRole: return found.label;
    case ShortIdRole: return recordformat::shortId(found.id);
    default: return {};
    }
}

QString ReferenceSearchModel::labelAt(int row) const
{
    const Found found = m_found.value(row);
    return found.label.isEmpty() ? recordformat::shortId(found.id) : found.label;
}

QHash<int, QByteArray> ReferenceSearchModel::roleNames() const
{
    return {{IdRole, "recordId"}, {LabelRole, "label"}, {ShortIdRole, "shortId"}};
}

} // namespace basalt::app
