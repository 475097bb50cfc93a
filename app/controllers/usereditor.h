// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apitask.h"
#include "userlistmodel.h"

#include <QJsonObject>
#include <QPointer>

namespace basalt::app {

/** The user who is shown in detail, and what one does with users. Rows of `list` follow what is changed. GUI thread; made by QML. */
class UserEditor : public basalt::app::ApiTask
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(basalt::app::UserListModel *list READ list WRITE setList NOTIFY userChanged FINAL)
    Q_PROPERTY(bool valid READ isValid NOTIFY userChanged FINAL)
    Q_PROPERTY(QString userId READ userId NOTIFY userChanged FINAL)
    Q_PROPERTY(QString email READ email NOTIFY userChanged FINAL)
    Q_PROPERTY(QString name READ name NOTIFY userChanged FINAL)
    /** `person`, `service`, `api` or `system`. */
    Q_PROPERTY(QString type READ type NOTIFY userChanged FINAL)
    Q_PROPERTY(QString role READ role NOTIFY userChanged FINAL)
    Q_PROPERTY(QString accountId READ accountId NOTIFY userChanged FINAL)
    Q_PROPERTY(QString accountName READ accountName NOTIFY userChanged FINAL)
    Q_PROPERTY(QString created READ created NOTIFY userChanged FINAL)
    Q_PROPERTY(QString lastLogin READ lastLogin NOTIFY userChanged FINAL)
    Q_PROPERTY(QString lastProvider READ lastProvider NOTIFY userChanged FINAL)
    Q_PROPERTY(QString lockedUntil READ lockedUntil NOTIFY userChanged FINAL)
    Q_PROPERTY(bool enabled READ isEnabled NOTIFY userChanged FINAL)
    Q_PROPERTY(bool locked READ isLocked NOTIFY userChanged FINAL)
    Q_PROPERTY(bool verified READ isVerified NOTIFY userChanged FINAL)

public:
    using ApiTask::ApiTask;

    [[nodiscard]] UserListModel *list() const { return m_list; }
    void setList(UserListModel *list);
    [[nodiscard]] bool isValid() const { return !m_user.isEmpty(); }
    [[nodiscard]] QString userId() const { return text("id"); }
    [[nodiscard]] QString email() const { return text("email"); }
    [[nodiscard]] QString name() const { return text("display_name"); }
    [[nodiscard]] QString type() const { return text("type"); }
    [[nodiscard]] QString role() const { return text("role_name"); }
    [[nodiscard]] QString accountId() const { return text("account_id"); }
    [[nodiscard]] QString accountName() const { return text("account_name"); }
    [[nodiscard]] QString created() const { return text("created_at"); }
    [[nodiscard]] QString lastLogin() const { return text("last_login"); }
    /** Where that was: `email` for the password here, else a sign-in provider; empty: not known. */
    [[nodiscard]] QString lastProvider() const { return text("last_used_provider"); }
    [[nodiscard]] QString lockedUntil() const { return text("locked_until"); }
    [[nodiscard]] bool isEnabled() const { return flag("is_active"); }
    [[nodiscard]] bool isLocked() const { return UserListModel::isLocked(m_user); }
    [[nodiscard]] bool isVerified() const { return flag("email_verified"); }

    /** The user in a row of the list; -1: nobody. */
    Q_INVOKABLE void show(int row);
    /** In the account that is chosen. `password` empty: none yet, a link is for choosing one; only persons have one. */
    Q_INVOKABLE void create(const QString &email, const QString &displayName, const QString &type, int roleId,
                            const QString &password);
    Q_INVOKABLE void rename(const QString &displayName);
    Q_INVOKABLE void setEnabled(bool enabled);
    /** Many users, each as if alone: manyDone(), or an error if none could be tried. */
    Q_INVOKABLE void setEnabledOf(const QStringList &ids, bool enabled);
    Q_INVOKABLE void unlock();
    Q_INVOKABLE void setRole(int roleId);
    /** The second factor of whoever has lost it. */
    Q_INVOKABLE void removeFactor(const QString &userId);
    /** A link for choosing another password: `linkIssued` has it where the server has no mail to send it by. */
    Q_INVOKABLE void startReset(const QString &userId, const QString &userEmail);

Q_SIGNALS:
    void userChanged();
    void saved();
    void factorRemoved();
    /** `reason`: why the first of those was refused who were. */
    void manyDone(int done, int refused, const QString &reason);
    /** `needsLink`: a person without a password. */
    void created(const QString &userId, const QString &userEmail, bool needsLink);
    /** `link` empty: it was mailed. `expires`: RFC 3339. */
    void linkIssued(const QString &userEmail, const QString &link, const QString &expires);

private:
    [[nodiscard]] QString text(const char *member) const { return m_user.value(QLatin1StringView(member)).toString(); }
    [[nodiscard]] bool flag(const char *member) const { return m_user.value(QLatin1StringView(member)).toBool(); }
    void patch(const QJsonObject &body);

    QPointer<UserListModel> m_list;
    QJsonObject m_user;
};

} // namespace basalt::app
