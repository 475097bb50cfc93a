// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

#include <QTimer>

namespace basalt::app {

/** Permissions of the installation that fit a text, by code; the server searches. GUI thread; made by QML. */
class PermissionSearchModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged FINAL)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY searchChanged FINAL)
    /** From the first letter on until what is found fits the text. */
    Q_PROPERTY(bool waiting READ isWaiting NOTIFY loadingChanged FINAL)

public:
    explicit PermissionSearchModel(QObject *parent = nullptr);

    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString &search);
    [[nodiscard]] bool isActive() const { return m_active; }
    void setActive(bool active);
    [[nodiscard]] bool isWaiting() const { return m_pause.isActive() || isLoading(); }

Q_SIGNALS:
    void searchChanged();

private:
    void fetch();

    QString m_search;
    QTimer m_pause;
    bool m_active = false;
};

} // namespace basalt::app
