// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auditlogmodel.h"

#include "apiclient.h"
#include "appcontext.h"
#include "recordformat.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QSaveFile>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
constexpr int kEntriesPerPage = 100;
constexpr int kExportTimeoutMs = 300'000;
} // namespace

AuditLogModel::AuditLogModel(QObject *parent) : QAbstractListModel(parent)
{
    // Several filters set in one go make one request.
    connect(this, &AuditLogModel::filterChanged, this, [this, generation = &m_generation] {
        QTimer::singleShot(0, this, [this, wanted = ++*generation] {
            if (wanted == m_generation)
                reload();
        });
    });
    QTimer::singleShot(0, this, [this] {
        if (m_generation == 0)
            reload();
    });
}

int AuditLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant AuditLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AuditEntryInfo &entry = m_entries.at(index.row());
    const AuditChangeInfo first = entry.changes.isEmpty() ? AuditChangeInfo() : entry.changes.constFirst();
    switch (role) {
    case SequenceRole: return double(entry.sequence);
    case TimeRole: return entry.occurredAt;
    case ActorRole: return entry.actor();
    case EventRole: return entry.title();
    case ToneRole: return entry.tone();
    case SubjectRole: return entry.subject();
    case RecordRole: return recordformat::shortId(entry.recordId);
    case FieldRole: return first.field;
    case BeforeRole: return recordformat::plain(first.before);
    case AfterRole: return recordformat::plain(first.after);
    case HadBeforeRole: return !first.before.isUndefined() && !first.before.isNull();
    case HasAfterRole: return !first.after.isUndefined() && !first.after.isNull();
    case MoreRole: return std::max(0, int(entry.changes.size()) - 1);
    case ReasonRole: return entry.reason;
    default: return {};
    }
}

QHash<int, QByteArray> AuditLogModel::roleNames() const
{
    return {{SequenceRole, "sequence"}, {TimeRole, "occurredAt"}, {ActorRole, "actor"},         {EventRole, "eventName"},
            {ToneRole, "tone"},         {SubjectRole, "subject"}, {RecordRole, "recordShort"},  {FieldRole, "field"},
            {BeforeRole, "before"},     {AfterRole, "after"},     {HadBeforeRole, "hadBefore"}, {HasAfterRole, "hasAfter"},
            {MoreRole, "moreChanges"},  {ReasonRole, "reason"}};
}

bool AuditLogModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_loaded && !m_loading && m_entries.size() < m_total;
}

void AuditLogModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        fetch(false);
}

QUrlQuery AuditLogModel::filterQuery() const
{
    QUrlQuery query;
    const auto add = [&query](const QString &key, const QString &value) {
        if (!value.isEmpty())
            query.addQueryItem(key, value);
    };
    add(u"operation"_s, m_operation);
    add(u"table_name"_s, m_tableName);
    add(u"record_id"_s, m_recordId);
    add(u"user_id"_s, m_actorId);
    if (m_days > 0)
        add(u"from_date"_s, QDateTime::currentDateTimeUtc().addDays(-m_days).toString(Qt::ISODateWithMs));
    return query;
}

void AuditLogModel::reload()
{
    if (m_active)
        fetch(true);
}

void AuditLogModel::fetch(bool fromStart)
{
    QUrlQuery query = filterQuery();
    query.addQueryItem(u"skip"_s, QString::number(fromStart ? 0 : count()));
    query.addQueryItem(u"limit"_s, QString::number(kEntriesPerPage));
    query.addQueryItem(u"sort_by"_s, u"occurred_at"_s);
    query.addQueryItem(u"sort_order"_s, u"desc"_s);
    // Counting a long trail takes longer than a page of it; the first page has told how many there are.
    if (!fromStart)
        query.addQueryItem(u"total"_s, u"none"_s);
    setLoading(true);
    AppContext::instance()->client().send(ApiRequest::get(ApiRequest::pathOf({u"audit-logs"_s}), query), this,
                                          [this, fromStart, generation = ++m_generation](const ApiResult &result) {
                                              if (generation != m_generation)
                                                  return;
                                              setError(result ? ApiError() : result.error());
                                              if (result)
                                                  arrived(fromStart, result->object());
                                              setLoading(false);
                                          });
}

void AuditLogModel::arrived(bool fromStart, const QJsonObject &answer)
{
    QList<AuditEntryInfo> entries;
    const QJsonArray items = answer.value("items"_L1).toArray();
    for (const QJsonValue &item : items)
        entries += AuditEntryInfo::fromJson(item.toObject());
    m_total = answer.value("total"_L1).toInteger(m_total);
    if (fromStart) {
        beginResetModel();
        m_entries = entries;
        endResetModel();
        m_selected.setEntry(m_entries.value(0));
    } else if (!entries.isEmpty()) {
        beginInsertRows({}, count(), count() + int(entries.size()) - 1);
        m_entries += entries;
        endInsertRows();
    }
    m_loaded = true;
    Q_EMIT countChanged();
}

void AuditLogModel::select(int row)
{
    m_selected.setEntry(m_entries.value(row));
}

void AuditLogModel::exportCsv(const QString &path)
{
    if (m_exporting)
        return;
    m_exporting = true;
    Q_EMIT exportingChanged();
    QUrlQuery query = filterQuery();
    query.addQueryItem(u"format"_s, u"csv"_s);
    ApiRequest request = ApiRequest::get(ApiRequest::pathOf({u"audit-logs"_s, u"export"_s}), query);
    request.timeoutMs = kExportTimeoutMs;
    AppContext::instance()->client().send(request, this, [this, path](const ApiResult &result) {
        m_exporting = false;
        Q_EMIT exportingChanged();
        if (result)
            writeExport(path, result->body);
        else
            Q_EMIT exportFailed(result.error());
    });
}

void AuditLogModel::writeExport(const QString &path, const QByteArray &body)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(body) == body.size() && file.commit()) {
        Q_EMIT exported(path);
        return;
    }
    ApiError error;
    error.kind = ApiError::Kind::Protocol;
    error.title = tr("The file could not be written");
    error.message = path + u": "_s + file.errorString();
    Q_EMIT exportFailed(error);
}

void AuditLogModel::setLoading(bool loading)
{
    if (m_loading == loading)
        return;
    m_loading = loading;
    Q_EMIT loadingChanged();
}

void AuditLogModel::setError(const ApiError &error)
{
    if (m_error == error)
        return;
    m_error = error;
    Q_EMIT errorChanged();
}

} // namespace basalt::app
