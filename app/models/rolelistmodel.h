// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

#include <QStringList>

namespace basalt::app {

/** The roles of the installation. GUI thread; made by QML. */
class RoleListModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QStringList names READ names NOTIFY countChanged FINAL)

public:
    explicit RoleListModel(QObject *parent = nullptr);

    [[nodiscard]] QStringList names() const;
    Q_INVOKABLE void reload();
    /** 0 for a name that no role has. */
    Q_INVOKABLE [[nodiscard]] int idOf(const QString &name) const;
    /** Empty for a number that no role has. */
    Q_INVOKABLE [[nodiscard]] QString nameOf(int id) const;
};

} // namespace basalt::app
