// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"
#include "apirequest.h"

#include <QObject>
#include <QQmlEngine>

#include <functional>

namespace basalt::app {

/**
 * Something that a page asks of the server, one request at a time: whether it is under way, and why it failed. Base of the
 * controllers of people and permissions, which name it in full: types of QML find their base by that. GUI thread.
 */
class ApiTask : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a base")
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY changed FINAL)

public:
    using QObject::QObject;

    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] const ApiError &error() const { return m_error; }
    Q_INVOKABLE void clearError();

Q_SIGNALS:
    void changed();

protected:
    /** Sends and calls `done` with what was answered; a failure stays in `error`. Nothing happens while something is under way. */
    void ask(const ApiRequest &request, std::function<void(const ApiResponse &)> done);

private:
    ApiError m_error;
    bool m_busy = false;
};

} // namespace basalt::app
