// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "usereditor.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

void UserEditor::setList(UserListModel *list)
{
    if (m_list == list)
        return;
    m_list = list;
    Q_EMIT userChanged();
}

void UserEditor::show(int row)
{
    const QJsonObject user = m_list ? m_list->rows().value(row) : QJsonObject();
    if (user == m_user)
        return;
    m_user = user;
    clearError();
    Q_EMIT userChanged();
}

void UserEditor::create(const QString &email, const QString &displayName, const QString &type, int roleId,
                        const QString &password)
{
    QJsonObject body{
        {u"email"_s, email.trimmed()}, {u"display_name"_s, displayName.trimmed()}, {u"type"_s, type}, {u"role_id"_s, roleId}};
    if (!password.isEmpty())
        body.insert(u"password"_s, password);
    const bool needsLink = type == "person"_L1 && password.isEmpty();
    ask(ApiRequest::send("POST", ApiRequest::pathOf({u"users"_s}), body), [this, needsLink](const ApiResponse &answer) {
        const QJsonObject user = answer.object();
        Q_EMIT created(user.value("id"_L1).toString(), user.value("email"_L1).toString(), needsLink);
    });
}

void UserEditor::rename(const QString &displayName)
{
    patch({{u"display_name"_s, displayName.trimmed()}});
}

void UserEditor::setEnabled(bool enabled)
{
    patch({{u"is_active"_s, enabled}});
}

void UserEditor::setEnabledOf(const QStringList &ids, bool enabled)
{
    QJsonArray operations;
    for (const QString &id : ids)
        operations.append(QJsonObject{{u"operation"_s, u"status"_s}, {u"id"_s, id}, {u"is_active"_s, enabled}});
    ask(ApiRequest::send("POST", ApiRequest::pathOf({u"users"_s, u"batch"_s}), {{u"operations"_s, operations}}),
        [this](const ApiResponse &answer) {
            QString reason;
            const QJsonArray results = answer.object().value("results"_L1).toArray();
            for (const QJsonValue result : results) {
                const QJsonObject error = result["error"_L1].toObject();
                if (reason.isEmpty() && !error.isEmpty())
                    reason = error.value("message"_L1).toString();
            }
            Q_EMIT manyDone(answer.object().value("succeeded"_L1).toInt(), answer.object().value("failed"_L1).toInt(), reason);
        });
}

void UserEditor::unlock()
{
    patch({{u"is_locked"_s, false}});
}

void UserEditor::setRole(int roleId)
{
    patch({{u"role_id"_s, roleId}});
}

void UserEditor::patch(const QJsonObject &body)
{
    ask(ApiRequest::send("PATCH", ApiRequest::pathOf({u"users"_s, userId()}), body), [this](const ApiResponse &answer) {
        const QJsonObject user = answer.object();
        if (m_list)
            m_list->replaceRow(user);
        // Another user may have been chosen meanwhile.
        if (user.value("id"_L1).toString() == userId())
            m_user = user;
        Q_EMIT userChanged();
        Q_EMIT saved();
    });
}

void UserEditor::removeFactor(const QString &userId)
{
    ask(ApiRequest::remove(ApiRequest::pathOf({u"users"_s, userId, u"mfa"_s})),
        [this](const ApiResponse &) { Q_EMIT factorRemoved(); });
}

void UserEditor::startReset(const QString &userId, const QString &userEmail)
{
    ask(ApiRequest::send("PUT", ApiRequest::pathOf({u"users"_s, userId, u"password"_s}), {{u"send_reset_link"_s, true}}),
        [this, userEmail](const ApiResponse &answer) {
            Q_EMIT linkIssued(userEmail, answer.object().value("reset_url"_L1).toString(),
                              answer.object().value("expires_at"_L1).toString());
        });
}

} // namespace basalt::app
