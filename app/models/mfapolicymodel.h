// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

namespace basalt::app {

/** Of whom a second factor is required, and who is excepted; the widest first. GUI thread; made by QML. */
class MfaPolicyModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT

public:
    explicit MfaPolicyModel(QObject *parent = nullptr);

    Q_INVOKABLE void reload();
};

} // namespace basalt::app
