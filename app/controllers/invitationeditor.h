// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apitask.h"

#include <QStringList>

namespace basalt::app {

/** Invites people, sends the link again, and takes invitations back. GUI thread; made by QML. */
class InvitationEditor : public basalt::app::ApiTask
{
    Q_OBJECT
    QML_ELEMENT

public:
    using ApiTask::ApiTask;

    /**
     * Into the account that is chosen. `role`: `owner`, `admin`, `member` or another of the installation; `groups`: ids; `templateCode`:
     * of what the invitation is made from, empty for none.
     */
    Q_INVOKABLE void invite(const QString &email, const QString &role, const QStringList &groups, const QString &message,
                            const QString &templateCode);
    /** Another link; the one before is over. */
    Q_INVOKABLE void resend(const QString &id);
    Q_INVOKABLE void revoke(const QString &id);

Q_SIGNALS:
    /** `link` empty: it was mailed. `expires`: RFC 3339. */
    void sent(const QString &email, const QString &link, const QString &expires);
    void revoked();

private:
    void send(const ApiRequest &request);
};

} // namespace basalt::app
