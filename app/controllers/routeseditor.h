// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apitask.h"

#include <QJsonArray>
#include <QStringList>

namespace basalt::app {

/** Which routes the records of a collection have, and another choice of them until it is saved. GUI thread; made by QML. */
class RoutesEditor : public basalt::app::ApiTask
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString collection READ collection WRITE setCollection NOTIFY routesChanged FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY routesChanged FINAL)
    Q_PROPERTY(bool modified READ isModified NOTIFY routesChanged FINAL)
    Q_PROPERTY(QStringList names READ names CONSTANT FINAL)
    Q_PROPERTY(QStringList chosen READ chosen NOTIFY routesChanged FINAL)

public:
    using ApiTask::ApiTask;

    [[nodiscard]] QString collection() const { return m_collection; }
    void setCollection(const QString &collection);
    [[nodiscard]] bool isLoaded() const { return !m_id.isEmpty(); }
    [[nodiscard]] bool isModified() const { return isLoaded() && m_chosen != m_stored; }
    /** All there are, in the order in which they are shown. */
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] const QStringList &chosen() const { return m_chosen; }

    Q_INVOKABLE void setChosen(const QString &name, bool chosen);
    Q_INVOKABLE void discard();
    Q_INVOKABLE void save();
    Q_INVOKABLE void reload();

Q_SIGNALS:
    void routesChanged();
    void saved();

private:
    void take(const QJsonObject &collection);

    QString m_collection;
    QString m_id;
    qint64 m_version = 0;
    QJsonArray m_fields; ///< as they are: a change of the collection names them
    QStringList m_stored;
    QStringList m_chosen;
};

} // namespace basalt::app
