// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"
#include "auditentrymodel.h"

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QUrlQuery>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/**
 * The audit trail, newest first, fetched further as it is scrolled, filtered by the server. Also used for the history of one
 * record. GUI thread; made by QML.
 */
class AuditLogModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString operation MEMBER m_operation NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString tableName MEMBER m_tableName NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString recordId MEMBER m_recordId NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString actorId MEMBER m_actorId NOTIFY filterChanged FINAL)
    Q_PROPERTY(int days MEMBER m_days NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool active MEMBER m_active NOTIFY filterChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(double total READ total NOTIFY countChanged FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY loadingChanged FINAL)
    Q_PROPERTY(bool exporting READ isExporting NOTIFY exportingChanged FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY errorChanged FINAL)
    Q_PROPERTY(basalt::app::AuditEntryModel *selected READ selected CONSTANT FINAL)

public:
    enum Role {
        SequenceRole = Qt::UserRole + 1,
        TimeRole,
        ActorRole,
        EventRole,
        ToneRole,
        SubjectRole,
        RecordRole,
        FieldRole,
        BeforeRole,
        AfterRole,
        HadBeforeRole,
        HasAfterRole,
        MoreRole,
        ReasonRole
    };

    explicit AuditLogModel(QObject *parent = nullptr);

    [[nodiscard]] int count() const { return int(m_entries.size()); }
    [[nodiscard]] double total() const { return double(m_total); }
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] bool isExporting() const { return m_exporting; }
    [[nodiscard]] const ApiError &error() const { return m_error; }
    [[nodiscard]] AuditEntryModel *selected() { return &m_selected; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    Q_INVOKABLE void reload();
    Q_INVOKABLE void select(int row);
    /** Writes the entries that the filters let through to a file, as CSV. */
    Q_INVOKABLE void exportCsv(const QString &path);

Q_SIGNALS:
    void filterChanged();
    void countChanged();
    void loadingChanged();
    void exportingChanged();
    void errorChanged();
    void exported(const QString &path);
    void exportFailed(const basalt::app::ApiError &error);

private:
    [[nodiscard]] QUrlQuery filterQuery() const;
    void fetch(bool fromStart);
    void arrived(bool fromStart, const QJsonObject &answer);
    void setLoading(bool loading);
    void setError(const ApiError &error);
    void writeExport(const QString &path, const QByteArray &body);

    QList<AuditEntryInfo> m_entries;
    AuditEntryModel m_selected;
    ApiError m_error;
    QString m_operation;
    QString m_tableName;
    QString m_recordId;
    QString m_actorId;
    qint64 m_total = 0;
    int m_days = 0;
    int m_generation = 0;
    bool m_active = true;
    bool m_loading = false;
    bool m_loaded = false;
    bool m_exporting = false;
};

} // namespace basalt::app
