// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

namespace basalt::app {

/** What only one of two permission sets holds, and what both do. GUI thread; made by QML. */
class SetComparison : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString left READ left WRITE setLeft NOTIFY subjectChanged FINAL)
    Q_PROPERTY(QString right READ right WRITE setRight NOTIFY subjectChanged FINAL)
    Q_PROPERTY(int onlyLeft READ onlyLeft NOTIFY countChanged FINAL)
    Q_PROPERTY(int onlyRight READ onlyRight NOTIFY countChanged FINAL)
    Q_PROPERTY(int both READ both NOTIFY countChanged FINAL)

public:
    explicit SetComparison(QObject *parent = nullptr);

    /** Ids of the sets; both are needed. */
    [[nodiscard]] QString left() const { return m_left; }
    void setLeft(const QString &id);
    [[nodiscard]] QString right() const { return m_right; }
    void setRight(const QString &id);
    [[nodiscard]] int onlyLeft() const { return countOf("left"); }
    [[nodiscard]] int onlyRight() const { return countOf("right"); }
    [[nodiscard]] int both() const { return countOf("both"); }

    Q_INVOKABLE void reload();

Q_SIGNALS:
    void subjectChanged();

private:
    [[nodiscard]] int countOf(const char *side) const;

    QString m_left;
    QString m_right;
};

} // namespace basalt::app
