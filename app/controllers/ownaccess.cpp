// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ownaccess.h"

#include "apiclient.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

OwnAccess::OwnAccess(ApiClient &client, QObject *parent) : QObject(parent), m_client(client) { }

void OwnAccess::reload()
{
    const QJsonArray codes{u"users"_s,
                           u"users.read"_s,
                           u"users.create"_s,
                           u"users.update"_s,
                           u"groups.read"_s,
                           u"groups.create"_s,
                           u"groups.update"_s,
                           u"groups.delete"_s,
                           u"groups.members"_s,
                           u"groups.mappings"_s,
                           u"permissions.read"_s,
                           u"permission_sets.read"_s,
                           u"permission_sets.create"_s,
                           u"permission_sets.update"_s,
                           u"permission_sets.delete"_s,
                           u"permission_sets.assign"_s,
                           u"resources.read"_s,
                           u"resources.grant"_s,
                           u"mfa.policies"_s};
    const ApiRequest request =
        ApiRequest::send("POST", ApiRequest::pathOf({u"access"_s, u"check"_s}), {{u"permissions"_s, codes}});
    m_client.send(request, this, [this, generation = ++m_generation](const ApiResult &result) {
        if (generation != m_generation)
            return;
        QStringList held;
        const QJsonArray answers = result ? result->object().value("results"_L1).toArray() : QJsonArray();
        for (const QJsonValue &answer : answers) {
            if (answer["held"_L1].toBool())
                held += answer["permission"_L1].toString();
        }
        m_held = held;
        Q_EMIT changed();
    });
}

void OwnAccess::clear()
{
    ++m_generation;
    m_held.clear();
    Q_EMIT changed();
}

} // namespace basalt::app
