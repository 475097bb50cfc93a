// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ownfactor.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

QString factorPath(const QString &part = {})
{
    return part.isEmpty() ? ApiRequest::pathOf({u"auth"_s, u"mfa"_s}) : ApiRequest::pathOf({u"auth"_s, u"mfa"_s, part});
}

/** As people read a long code aloud. */
QString inGroups(const QString &text, QChar separator)
{
    constexpr qsizetype kGroup = 4;
    QStringList groups;
    for (qsizetype at = 0; at < text.size(); at += kGroup)
        groups += text.sliced(at, std::min(kGroup, text.size() - at));
    return groups.join(separator);
}

/** Apps show six digits as two groups. */
QString typedCode(const QString &code)
{
    return code.simplified().remove(u' ');
}

} // namespace

void OwnFactor::load()
{
    ask(ApiRequest::get(factorPath()), [this](const ApiResponse &answer) {
        m_status = answer.object();
        Q_EMIT factorChanged();
    });
}

void OwnFactor::enroll(const QString &password)
{
    ask(ApiRequest::send("POST", factorPath(u"enroll"_s), {{u"password"_s, password}}),
        [this](const ApiResponse &answer) { show(answer.object()); });
}

void OwnFactor::confirm(const QString &code)
{
    ask(ApiRequest::send("POST", factorPath(u"confirm"_s), {{u"code"_s, typedCode(code)}}),
        [this](const ApiResponse &) { Q_EMIT confirmed(); });
}

void OwnFactor::renewCodes(const QString &password, const QString &code)
{
    ask(ApiRequest::send("POST", factorPath(u"recovery-codes"_s), {{u"password"_s, password}, {u"code"_s, typedCode(code)}}),
        [this](const ApiResponse &answer) {
            show(answer.object());
            Q_EMIT codesRenewed();
        });
}

void OwnFactor::remove(const QString &password, const QString &code)
{
    ask(ApiRequest::send("DELETE", factorPath(), {{u"password"_s, password}, {u"code"_s, typedCode(code)}}),
        [this](const ApiResponse &) { Q_EMIT removed(); });
}

void OwnFactor::forgetShown()
{
    show({});
}

void OwnFactor::show(const QJsonObject &shown)
{
    m_secret = inGroups(shown.value("secret"_L1).toString(), u' ');
    m_address = shown.value("otpauth_uri"_L1).toString();
    m_recoveryCodes.clear();
    const QJsonArray codes = shown.value("recovery_codes"_L1).toArray();
    for (const QJsonValue &code : codes)
        m_recoveryCodes += inGroups(code.toString(), u'-');
    Q_EMIT shownChanged();
}

} // namespace basalt::app
