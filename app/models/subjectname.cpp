// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "subjectname.h"

#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

SubjectName::SubjectName(QObject *parent) : ApiTask(parent)
{
    // When both have their values.
    connect(this, &SubjectName::subjectChanged, this, &SubjectName::fetch, Qt::QueuedConnection);
}

void SubjectName::fetch()
{
    if (m_kind.isEmpty() || m_subject.isEmpty() || isBusy() || !m_name.isEmpty())
        return;
    Q_EMIT nameChanged();
    ask(ApiRequest::get(ApiRequest::pathOf({QString(m_kind + u's'), m_subject})), [this](const ApiResponse &answer) {
        const QJsonObject subject = answer.object();
        m_name = subject.value(m_kind == "user"_L1 ? "email"_L1 : "name"_L1).toString();
        Q_EMIT nameChanged();
    });
}

} // namespace basalt::app
