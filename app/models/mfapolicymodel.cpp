// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mfapolicymodel.h"

#include <QJsonArray>
#include <QTimer>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr int kPoliciesShown = 1000;

/** The id of whoever it is about; empty for everybody. */
QString subjectOf(const QJsonObject &policy)
{
    const QString scope = policy.value("scope"_L1).toString();
    return policy.value(QString(scope + u"_id"_s)).toString();
}

} // namespace

MfaPolicyModel::MfaPolicyModel(QObject *parent)
    : AnswerListModel({text("policyId", "id"),
                       text("scope", "scope"),
                       flag("required", "required"),
                       text("created", "created_at"),
                       {"subject", subjectOf}},
                      parent)
{
    QTimer::singleShot(0, this, &MfaPolicyModel::reload);
}

void MfaPolicyModel::reload()
{
    const QUrlQuery query{{u"limit"_s, QString::number(kPoliciesShown)}};
    ask(ApiRequest::get(ApiRequest::pathOf({u"mfa-policies"_s}), query), [this](const ApiResponse &answer) {
        QList<QJsonObject> policies = objects(answer.object().value("items"_L1).toArray());
        std::ranges::stable_sort(policies, {}, [](const QJsonObject &policy) {
            return QStringList{u"global"_s, u"account"_s, u"group"_s, u"user"_s}.indexOf(policy.value("scope"_L1).toString());
        });
        setRows(policies);
    });
}

} // namespace basalt::app
