// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

#include <QStringList>

namespace basalt::app {

/** The roles of one type of things: bundles of its flags. GUI thread; made by QML. */
class ResourceRoleModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString resourceType READ resourceType WRITE setResourceType NOTIFY subjectChanged FINAL)
    Q_PROPERTY(QStringList usableCodes READ usableCodes NOTIFY loadingChanged FINAL)

public:
    explicit ResourceRoleModel(QObject *parent = nullptr);

    [[nodiscard]] QString resourceType() const { return m_resourceType; }
    void setResourceType(const QString &code);
    /** Those that are not switched off. */
    [[nodiscard]] QStringList usableCodes() const;
    Q_INVOKABLE [[nodiscard]] QStringList flagsOf(int row) const;
    Q_INVOKABLE void reload();

Q_SIGNALS:
    void subjectChanged();

private:
    QString m_resourceType;
};

} // namespace basalt::app
