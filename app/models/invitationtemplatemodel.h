// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

#include <QStringList>

namespace basalt::app {

/** What invitations of the chosen account can be made from: templates that are switched on. GUI thread; made by QML. */
class InvitationTemplateModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QStringList codes READ codes NOTIFY countChanged FINAL)
    /** What people read, in the order of `codes`. */
    Q_PROPERTY(QStringList titles READ titles NOTIFY countChanged FINAL)

public:
    explicit InvitationTemplateModel(QObject *parent = nullptr);

    [[nodiscard]] QStringList codes() const;
    [[nodiscard]] QStringList titles() const;
    Q_INVOKABLE void reload();
    /** What the template says to the invited one; empty for a code that there is not. */
    Q_INVOKABLE [[nodiscard]] QString messageOf(const QString &code) const;
    /** How many things it does; 0 for a code that there is not. */
    Q_INVOKABLE [[nodiscard]] int actionsOf(const QString &code) const;

private:
    [[nodiscard]] QJsonObject find(const QString &code) const;
};

} // namespace basalt::app
