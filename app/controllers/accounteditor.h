// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "accounttablemodel.h"
#include "apitask.h"

#include <QJsonObject>
#include <QPointer>
#include <QStringList>

namespace basalt::app {

/**
 * The account that is shown in detail, and what one does with accounts; what deleting one touches is counted when it is asked
 * for. Rows of `list` follow what is changed. GUI thread; made by QML.
 */
class AccountEditor : public basalt::app::ApiTask
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(basalt::app::AccountTableModel *list READ list WRITE setList NOTIFY accountChanged FINAL)
    Q_PROPERTY(bool valid READ isValid NOTIFY accountChanged FINAL)
    Q_PROPERTY(QString accountId READ accountId NOTIFY accountChanged FINAL)
    Q_PROPERTY(QString name READ name NOTIFY accountChanged FINAL)
    Q_PROPERTY(QString code READ code NOTIFY accountChanged FINAL)
    Q_PROPERTY(QString slug READ slug NOTIFY accountChanged FINAL)
    Q_PROPERTY(QString state READ state NOTIFY accountChanged FINAL)
    Q_PROPERTY(QString created READ created NOTIFY accountChanged FINAL)
    Q_PROPERTY(QString deleted READ deleted NOTIFY accountChanged FINAL)
    Q_PROPERTY(QString purgeStarted READ purgeStarted NOTIFY accountChanged FINAL)
    Q_PROPERTY(double userCount READ userCount NOTIFY accountChanged FINAL)
    Q_PROPERTY(bool system READ isSystem NOTIFY accountChanged FINAL)
    Q_PROPERTY(bool counting READ isCounting NOTIFY effectChanged FINAL)
    Q_PROPERTY(bool counted READ isCounted NOTIFY effectChanged FINAL)
    Q_PROPERTY(double recordCount READ recordCount NOTIFY effectChanged FINAL)
    Q_PROPERTY(QStringList collections READ collections NOTIFY effectChanged FINAL)

public:
    using ApiTask::ApiTask;

    [[nodiscard]] AccountTableModel *list() const { return m_list; }
    void setList(AccountTableModel *list);
    [[nodiscard]] bool isValid() const { return !m_account.isEmpty(); }
    [[nodiscard]] QString accountId() const { return text("id"); }
    [[nodiscard]] QString name() const { return text("name"); }
    [[nodiscard]] QString code() const { return text("account_code"); }
    [[nodiscard]] QString slug() const { return text("slug"); }
    /** As AccountTableModel has it. */
    [[nodiscard]] QString state() const { return AccountTableModel::stateOf(m_account); }
    [[nodiscard]] QString created() const { return text("created_at"); }
    [[nodiscard]] QString deleted() const { return text("deleted_at"); }
    [[nodiscard]] QString purgeStarted() const { return text("purge_started_at"); }
    [[nodiscard]] double userCount() const { return m_account.value(QLatin1StringView("user_count")).toDouble(); }
    /** The one of the superadmins, which always stays. */
    [[nodiscard]] bool isSystem() const;
    [[nodiscard]] bool isCounting() const { return m_pending > 0; }
    [[nodiscard]] bool isCounted() const { return m_counted; }
    /** In all collections. */
    [[nodiscard]] double recordCount() const { return double(m_records); }
    /** That have records of the account. */
    [[nodiscard]] QStringList collections() const { return m_collections; }

    /** The account in a row of the list; -1: none. */
    Q_INVOKABLE void show(int row);
    /** An empty slug: made of the name. */
    Q_INVOKABLE void create(const QString &name, const QString &slug);
    Q_INVOKABLE void rename(const QString &name, const QString &slug);
    /** Counts what is in the account. */
    Q_INVOKABLE void countEffect();
    Q_INVOKABLE void remove();
    Q_INVOKABLE void restore();
    Q_INVOKABLE void purge();

Q_SIGNALS:
    void accountChanged();
    void effectChanged();
    void created(const QString &name);
    void renamed();
    void removed(const QString &name);
    void restored(const QString &name);
    void purging(const QString &name);

private:
    [[nodiscard]] QString text(const char *member) const { return m_account.value(QLatin1StringView(member)).toString(); }
    void take(const QJsonObject &account);
    void countRecords(const QString &collection, int generation);

    QPointer<AccountTableModel> m_list;
    QJsonObject m_account;
    QStringList m_collections;
    qint64 m_records = 0;
    int m_pending = 0;
    int m_generation = 0; ///< of what is counted
    bool m_counted = false;
};

} // namespace basalt::app
