// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ownereditor.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

void OwnerEditor::add(const QString &accountId, const QString &userId)
{
    ask(ApiRequest::send("POST", ApiRequest::pathOf({u"accounts"_s, accountId, u"owners"_s}), {{u"user_id"_s, userId}}),
        [this](const ApiResponse &) { Q_EMIT done(); });
}

void OwnerEditor::remove(const QString &accountId, const QString &userId)
{
    ask(ApiRequest::remove(ApiRequest::pathOf({u"accounts"_s, accountId, u"owners"_s, userId})),
        [this](const ApiResponse &) { Q_EMIT done(); });
}

void OwnerEditor::transfer(const QString &accountId, const QString &userId, const QString &password)
{
    ask(ApiRequest::send("POST", ApiRequest::pathOf({u"accounts"_s, accountId, u"owners"_s, u"transfer"_s}),
                         {{u"user_id"_s, userId}, {u"current_password"_s, password}}),
        [this](const ApiResponse &) { Q_EMIT done(); });
}

} // namespace basalt::app
