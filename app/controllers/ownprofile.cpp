// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ownprofile.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

void OwnProfile::load()
{
    ask(ApiRequest::get(ApiRequest::pathOf({u"auth"_s, u"me"_s})), [this](const ApiResponse &answer) {
        m_user = answer.object().value("user"_L1).toObject();
        Q_EMIT profileChanged();
    });
}

void OwnProfile::rename(const QString &displayName)
{
    ask(ApiRequest::send("PATCH", ApiRequest::pathOf({u"auth"_s, u"me"_s}), {{u"display_name"_s, displayName.trimmed()}}),
        [this](const ApiResponse &answer) {
            m_user = answer.object();
            Q_EMIT profileChanged();
            Q_EMIT saved();
        });
}

void OwnProfile::changePassword(const QString &current, const QString &wanted)
{
    ask(ApiRequest::send("PUT", ApiRequest::pathOf({u"auth"_s, u"me"_s, u"password"_s}),
                         {{u"current_password"_s, current}, {u"new_password"_s, wanted}}),
        [this](const ApiResponse &) { Q_EMIT passwordChanged(); });
}

} // namespace basalt::app
