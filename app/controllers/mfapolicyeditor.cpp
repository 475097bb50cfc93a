// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mfapolicyeditor.h"

#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

void MfaPolicyEditor::create(const QString &scope, const QString &targetId, bool required)
{
    QJsonObject body{{u"scope"_s, scope}, {u"required"_s, required}};
    if (scope == "group"_L1 || scope == "user"_L1)
        body.insert(scope + u"_id"_s, targetId);
    ask(ApiRequest::send("POST", ApiRequest::pathOf({u"mfa-policies"_s}), body),
        [this](const ApiResponse &) { Q_EMIT created(); });
}

void MfaPolicyEditor::remove(const QString &policyId)
{
    ask(ApiRequest::remove(ApiRequest::pathOf({u"mfa-policies"_s, policyId})),
        [this](const ApiResponse &) { Q_EMIT removed(); });
}

} // namespace basalt::app
