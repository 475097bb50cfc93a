// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apitask.h"

namespace basalt::app {

/** What an account, a group or a user is called of whom only the id is told: asked once it is needed. GUI thread; made by QML. */
class SubjectName : public basalt::app::ApiTask
{
    Q_OBJECT
    QML_ELEMENT
    /** `account`, `group` or `user`. */
    Q_PROPERTY(QString kind MEMBER m_kind NOTIFY subjectChanged FINAL)
    Q_PROPERTY(QString subject MEMBER m_subject NOTIFY subjectChanged FINAL)
    /** The id until more is known, or if that is not to be seen. */
    Q_PROPERTY(QString name READ name NOTIFY nameChanged FINAL)

public:
    explicit SubjectName(QObject *parent = nullptr);

    [[nodiscard]] QString name() const { return m_name.isEmpty() ? m_subject : m_name; }

Q_SIGNALS:
    void subjectChanged();
    void nameChanged();

private:
    void fetch();

    QString m_kind;
    QString m_subject;
    QString m_name;
};

} // namespace basalt::app
