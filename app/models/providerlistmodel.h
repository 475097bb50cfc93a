// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

namespace basalt::app {

/** The sign-in providers of the installation: few, so all at once. GUI thread; made by QML. */
class ProviderListModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT

public:
    explicit ProviderListModel(QObject *parent = nullptr);

    Q_INVOKABLE void reload();
    /** The row of the provider of that code; -1 if it is not there. */
    Q_INVOKABLE [[nodiscard]] int rowOfCode(const QString &code) const;
    /** A yes or no of a row by the server's own name for it. */
    Q_INVOKABLE [[nodiscard]] bool flagAt(int row, const QString &member) const;
};

} // namespace basalt::app
