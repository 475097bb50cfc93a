// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace basalt::app {

/** Deletes a collection with all its records. GUI thread; made by QML. */
class CollectionRemover : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY changed FINAL)

public:
    using QObject::QObject;

    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] const ApiError &error() const { return m_error; }

    Q_INVOKABLE void remove(const QString &collection);
    Q_INVOKABLE void clearError();

Q_SIGNALS:
    void changed();
    void removed();

private:
    ApiError m_error;
    bool m_busy = false;
};

} // namespace basalt::app
