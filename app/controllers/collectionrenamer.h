// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"
#include "schemaplan.h"

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/**
 * Gives a collection or a view another name. What that touches says the server, in `plan`; what somebody chose for it here, its
 * columns and saved views, goes along. GUI thread; made by QML.
 */
class CollectionRenamer : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(bool ready READ isReady NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY changed FINAL)
    Q_PROPERTY(basalt::app::SchemaPlan *plan READ plan CONSTANT FINAL)

public:
    explicit CollectionRenamer(QObject *parent = nullptr);

    /** As it will be. */
    [[nodiscard]] QString name() const { return m_name; }
    void setName(const QString &name);
    /** What speaks against the name; empty: nothing, or it is the one that the collection has. */
    [[nodiscard]] QString problem() const;
    /** The server would take it. */
    [[nodiscard]] bool isReady() const { return !m_busy && m_plan.isApplicable(); }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] const ApiError &error() const { return m_error; }
    [[nodiscard]] SchemaPlan *plan() { return &m_plan; }

    /** Turns to a collection, with its own name to begin with. */
    Q_INVOKABLE void begin(const QString &collection);
    Q_INVOKABLE void rename();

Q_SIGNALS:
    void changed();
    /** Collections are loaded anew, and pages about it are about the new name. */
    void renamed(const QString &from, const QString &to);

private:
    void ask();
    void follow(const QString &from, const QString &to);
    [[nodiscard]] QJsonObject body() const;

    QString m_collection;
    QString m_id;
    qint64 m_version = 0;
    QString m_name;
    SchemaPlan m_plan;
    ApiError m_error;
    bool m_busy = false;
};

} // namespace basalt::app
