// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collectionlistmodel.h"

#include "apiclient.h"

#include <algorithm>
#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
constexpr int kCollectionsPerPage = 100;

/** Who looks at records as somebody else does still needs to know what there is: collections are told to superadmins only. */
ApiRequest askedAsOneself(ApiRequest request)
{
    request.asOneself = true;
    return request;
}
} // namespace

CollectionListModel::CollectionListModel(ApiClient &client, QObject *parent) : QAbstractListModel(parent), m_client(client) { }

QStringList CollectionListModel::names() const
{
    QStringList result;
    for (const Row &row : m_collections)
        result += row.name;
    return result;
}

QStringList CollectionListModel::views() const
{
    QStringList result;
    for (const Row &row : m_collections) {
        if (row.isView)
            result += row.name;
    }
    return result;
}

qint64 CollectionListModel::totalRecords() const
{
    return std::accumulate(m_collections.cbegin(), m_collections.cend(), qint64(0),
                           [](qint64 sum, const Row &row) { return sum + row.records; });
}

int CollectionListModel::publicCount() const
{
    return int(std::count_if(m_collections.cbegin(), m_collections.cend(), [](const Row &row) { return row.isPublic; }));
}

int CollectionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant CollectionListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_collections.at(index.row());
    switch (role) {
    case NameRole: return row.name;
    case IdRole: return row.id;
    case FieldsRole: return row.fields;
    case RecordsRole: return row.records;
    case PublicRole: return row.isPublic;
    case CreatedRole: return row.createdAt;
    case ViewRole: return row.isView;
    default: return {};
    }
}

QHash<int, QByteArray> CollectionListModel::roleNames() const
{
    return {{NameRole, "name"},       {IdRole, "collectionId"},   {FieldsRole, "fieldCount"}, {RecordsRole, "recordCount"},
            {PublicRole, "isPublic"}, {CreatedRole, "createdAt"}, {ViewRole, "isView"}};
}

void CollectionListModel::reload()
{
    ++m_generation;
    setError({});
    setLoading(true);
    loadPage(1, {});
}

void CollectionListModel::clear()
{
    ++m_generation;
    m_schemas.clear();
    m_loaded = false;
    replace({});
    setError({});
    setLoading(false);
}

void CollectionListModel::loadPage(int page, const QList<Row> &before)
{
    const QUrlQuery query{{u"page"_s, QString::number(page)},
                          {u"page_size"_s, QString::number(kCollectionsPerPage)},
                          {u"sort_by"_s, u"name"_s},
                          {u"sort_order"_s, u"asc"_s}};
    m_client.send(askedAsOneself(ApiRequest::get(ApiRequest::pathOf({u"collections"_s}), query)), this,
                  [this, page, before, generation = m_generation](const ApiResult &result) {
                      if (generation != m_generation)
                          return;
                      if (!result) {
                          setError(result.error());
                          setLoading(false);
                          return;
                      }
                      QList<Row> rows = before;
                      const QJsonArray items = result->object().value("items"_L1).toArray();
                      for (const QJsonValue &item : items)
                          rows += Row{item["id"_L1].toString(),
                                      item["name"_L1].toString(),
                                      item["fields_count"_L1].toInt(),
                                      qint64(item["records_count"_L1].toDouble()),
                                      item["type"_L1].toString() == "view"_L1,
                                      item["has_public_access"_L1].toBool(),
                                      item["created_at"_L1].toString()};
                      const auto total = result->object().value("total"_L1).toInt();
                      if (!items.isEmpty() && rows.size() < total) {
                          loadPage(page + 1, rows);
                          return;
                      }
                      std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.name < b.name; });
                      m_loaded = true;
                      replace(rows);
                      setLoading(false);
                  });
}

void CollectionListModel::replace(const QList<Row> &rows)
{
    if (rows == m_collections)
        return;
    const bool sameNames = rows.size() == m_collections.size()
        && std::equal(rows.cbegin(), rows.cend(), m_collections.cbegin(),
                      [](const Row &a, const Row &b) { return a.id == b.id; });
    if (sameNames) {
        m_collections = rows;
        Q_EMIT dataChanged(index(0), index(count() - 1));
    } else {
        beginResetModel();
        m_collections = rows;
        endResetModel();
    }
    Q_EMIT countChanged();
    Q_EMIT recordsChanged();
}

int CollectionListModel::rowOf(const QString &name) const
{
    const auto found =
        std::find_if(m_collections.cbegin(), m_collections.cend(), [&](const Row &row) { return row.name == name; });
    return found == m_collections.cend() ? -1 : int(std::distance(m_collections.cbegin(), found));
}

bool CollectionListModel::contains(const QString &name) const
{
    return rowOf(name) >= 0;
}

QVariantMap CollectionListModel::recordCounts() const
{
    QVariantMap counts;
    for (const Row &row : m_collections) {
        if (!row.isView)
            counts.insert(row.name, row.records);
    }
    return counts;
}

QString CollectionListModel::idOf(const QString &name) const
{
    const int row = rowOf(name);
    return row < 0 ? QString() : m_collections.at(row).id;
}

void CollectionListModel::schema(const QString &name, QObject *context, InfoHandler done)
{
    const auto known = m_schemas.constFind(name);
    if (known != m_schemas.cend()) {
        done(*known);
        return;
    }
    const QString id = idOf(name);
    if (id.isEmpty()) {
        ApiError error;
        error.kind = ApiError::Kind::NotFound;
        error.title = tr("No such collection");
        error.message = tr("There is no collection “%1” on this server.").arg(name);
        done(tl::unexpected(error));
        return;
    }
    m_client.send(askedAsOneself(ApiRequest::get(ApiRequest::pathOf({u"collections"_s, id}))), context,
                  [this, name, done = std::move(done)](const ApiResult &result) {
                      if (!result) {
                          done(tl::unexpected(result.error()));
                          return;
                      }
                      const CollectionInfo info = CollectionInfo::fromJson(result->object());
                      m_schemas.insert(name, info);
                      done(info);
                  });
}

void CollectionListModel::forget(const QString &name)
{
    m_schemas.remove(name);
}

void CollectionListModel::setRecords(const QString &name, qint64 records)
{
    const int row = rowOf(name);
    if (row < 0 || m_collections.at(row).isView || m_collections.at(row).records == records)
        return;
    m_collections[row].records = records;
    Q_EMIT dataChanged(index(row), index(row), {RecordsRole});
    Q_EMIT recordsChanged();
}

void CollectionListModel::setLoading(bool loading)
{
    if (m_loading == loading)
        return;
    m_loading = loading;
    Q_EMIT loadingChanged();
}

void CollectionListModel::setError(const ApiError &error)
{
    if (m_error == error)
        return;
    m_error = error;
    Q_EMIT errorChanged();
}

} // namespace basalt::app
