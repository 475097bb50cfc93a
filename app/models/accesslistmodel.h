// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "answerlistmodel.h"

#include <QTimer>

namespace basalt::app {

/**
 * Who was let in to things of a type, and who is kept out: the lines of access lists, with those of one user or group about one
 * thing as one row. GUI thread; made by QML.
 */
class AccessListModel : public basalt::app::AnswerListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString resourceType MEMBER m_resourceType NOTIFY subjectChanged FINAL)
    Q_PROPERTY(QString recordId MEMBER m_recordId NOTIFY subjectChanged FINAL)
    Q_PROPERTY(bool active MEMBER m_active NOTIFY activeChanged FINAL)
    Q_PROPERTY(double total READ total NOTIFY loadingChanged FINAL)
    Q_PROPERTY(bool cut READ isCut NOTIFY loadingChanged FINAL)

public:
    explicit AccessListModel(QObject *parent = nullptr);

    /** How many lines there are, also of those that are not shown. */
    [[nodiscard]] double total() const { return m_total; }
    /** Only the newest lines are shown: there are too many. */
    [[nodiscard]] bool isCut() const { return m_isCut; }
    Q_INVOKABLE void reload();

Q_SIGNALS:
    void subjectChanged();
    void activeChanged();

private:
    void takeLines(const ApiResponse &answer);

    QString m_resourceType;
    QString m_recordId; ///< empty: all things of the type
    QTimer m_pause;
    double m_total = 0;
    bool m_isCut = false;
    bool m_active = true;
};

} // namespace basalt::app
