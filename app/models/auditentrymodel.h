// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auditentry.h"

#include <QAbstractListModel>
#include <QQmlEngine>

namespace basalt::app {

/** One audit entry in detail: its facts as properties, its changed fields as rows. GUI thread; owned by AuditLogModel. */
class AuditEntryModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("AuditLogModel owns it")
    Q_PROPERTY(bool valid READ isValid NOTIFY changed FINAL)
    Q_PROPERTY(double sequence READ sequence NOTIFY changed FINAL)
    Q_PROPERTY(QString eventName READ eventName NOTIFY changed FINAL)
    Q_PROPERTY(int event READ eventNumber NOTIFY changed FINAL)
    Q_PROPERTY(QString operation READ operation NOTIFY changed FINAL)
    Q_PROPERTY(QString occurredAt READ occurredAt NOTIFY changed FINAL)
    Q_PROPERTY(QString actor READ actor NOTIFY changed FINAL)
    Q_PROPERTY(QString actorId READ actorId NOTIFY changed FINAL)
    Q_PROPERTY(QString origin READ origin NOTIFY changed FINAL)
    Q_PROPERTY(QString subject READ subject NOTIFY changed FINAL)
    Q_PROPERTY(QString tableName READ tableName NOTIFY changed FINAL)
    Q_PROPERTY(QString recordId READ recordId NOTIFY changed FINAL)
    Q_PROPERTY(QString reason READ reason NOTIFY changed FINAL)
    Q_PROPERTY(QString allowedBy READ allowedBy NOTIFY changed FINAL)
    Q_PROPERTY(QString correlationId READ correlationId NOTIFY changed FINAL)
    Q_PROPERTY(QString entryHash READ entryHash NOTIFY changed FINAL)
    Q_PROPERTY(QString previousHash READ previousHash NOTIFY changed FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)

public:
    enum Role { FieldRole = Qt::UserRole + 1, BeforeRole, AfterRole, HadBeforeRole, HasAfterRole };

    using QAbstractListModel::QAbstractListModel;

    void setEntry(const AuditEntryInfo &entry);
    [[nodiscard]] bool isValid() const { return m_entry.sequence > 0 || m_entry.id > 0; }
    [[nodiscard]] double sequence() const { return double(m_entry.sequence); }
    [[nodiscard]] QString eventName() const { return m_entry.title(); }
    [[nodiscard]] int eventNumber() const { return m_entry.event; }
    [[nodiscard]] QString operation() const { return m_entry.operation; }
    [[nodiscard]] QString occurredAt() const { return m_entry.occurredAt; }
    [[nodiscard]] QString actor() const { return m_entry.actor(); }
    [[nodiscard]] QString actorId() const { return m_entry.actorId; }
    /** Address and program that the request came from. */
    [[nodiscard]] QString origin() const;
    [[nodiscard]] QString subject() const { return m_entry.subject(); }
    [[nodiscard]] QString tableName() const { return m_entry.tableName; }
    [[nodiscard]] QString recordId() const { return m_entry.recordId; }
    [[nodiscard]] QString reason() const { return m_entry.reason; }
    [[nodiscard]] QString allowedBy() const { return m_entry.allowedBy; }
    [[nodiscard]] QString correlationId() const { return m_entry.correlationId; }
    [[nodiscard]] QString entryHash() const { return m_entry.entryHash; }
    [[nodiscard]] QString previousHash() const { return m_entry.previousHash; }
    [[nodiscard]] int count() const { return int(m_entry.changes.size()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();

private:
    AuditEntryInfo m_entry;
};

} // namespace basalt::app
