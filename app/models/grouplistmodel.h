// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

namespace basalt::app {

/** The groups of the chosen account or of all, by name; searched here, all of them are fetched. GUI thread; made by QML. */
class GroupListModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged FINAL)
    Q_PROPERTY(int total READ total NOTIFY countChanged FINAL)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY searchChanged FINAL)

public:
    explicit GroupListModel(QObject *parent = nullptr);

    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString &search);
    [[nodiscard]] int total() const { return int(m_all.size()); }
    [[nodiscard]] bool isActive() const { return m_active; }
    void setActive(bool active);

    Q_INVOKABLE void reload();

Q_SIGNALS:
    void searchChanged();

private:
    void fetch(int offset);
    void show();

    QList<QJsonObject> m_all;
    QList<QJsonObject> m_fetched;
    QString m_search;
    bool m_active = true;
};

} // namespace basalt::app
