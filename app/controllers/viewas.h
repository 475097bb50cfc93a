// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apierror.h"

#include <QDateTime>
#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QTimer>

namespace basalt::app {

class ApiClient;
class SessionController;

/**
 * Looks at everything as a user does, with a token that changes nothing, for some minutes. One's own session stays as it is
 * meanwhile, and counts again when the view ends: by hand, by time, because the server refuses it, or because the session is
 * left. GUI thread; owned by AppContext.
 */
class ViewAs : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool active READ isActive NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY changed FINAL)
    Q_PROPERTY(QString email READ email NOTIFY changed FINAL)
    Q_PROPERTY(QString accountName READ accountName NOTIFY changed FINAL)
    Q_PROPERTY(QString viewer READ viewer NOTIFY changed FINAL)
    Q_PROPERTY(QString endsAt READ endsAt NOTIFY changed FINAL)
    Q_PROPERTY(QString timeLeft READ timeLeft NOTIFY ticked FINAL)

public:
    ViewAs(ApiClient &client, SessionController &session, QObject *parent = nullptr);

    [[nodiscard]] bool isActive() const { return m_active; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] const ApiError &error() const { return m_error; }
    /** Whose view it is. */
    [[nodiscard]] QString email() const { return m_email; }
    [[nodiscard]] QString accountName() const { return m_accountName; }
    /** Who looks. */
    [[nodiscard]] QString viewer() const { return m_viewer; }
    /** RFC 3339. */
    [[nodiscard]] QString endsAt() const;
    /** Minutes and seconds, `14:32`. */
    [[nodiscard]] QString timeLeft() const;
    /** Who the pages are for is changing just now: it is no other account that somebody chose. */
    [[nodiscard]] bool isSwitching() const { return m_switching; }
    /** What commands that would change something say; empty unless it is active. */
    [[nodiscard]] QString readOnlyReason() const;

    /** Asks first, with the one dialog for it. */
    Q_INVOKABLE void propose(const QString &userId, const QString &name);
    /** Superadmins only; of a user of the chosen account. */
    Q_INVOKABLE void begin(const QString &userId, int minutes);
    Q_INVOKABLE void end();
    Q_INVOKABLE void clearError();

Q_SIGNALS:
    void changed();
    void ticked();
    /** From here on everything is asked as somebody else, or as oneself again: nothing that was shown before may stay. */
    void switching();
    void proposed(const QString &userId, const QString &name);
    void begun();
    /** It ended by itself. */
    void over(const QString &reason);

private:
    void askWho(const QJsonObject &answer);
    void enter(const QJsonObject &view, const QJsonObject &me);
    /** `tell` ends it on the server as well. */
    void leave(bool tell);
    void finish(const ApiError &error);
    void tellServer(const QString &userId, const QString &sessionId);

    ApiClient &m_client;
    SessionController &m_session;
    QTimer m_tick;
    QDateTime m_end;
    ApiError m_error;
    QString m_userId;
    QString m_sessionId;
    QString m_email;
    QString m_accountName;
    QString m_viewer;
    bool m_active = false;
    bool m_busy = false;
    bool m_switching = false;
    int m_generation = 0; ///< of what is asked for
};

} // namespace basalt::app
