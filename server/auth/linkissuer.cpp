// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/linkissuer.h"

#include "auth/auditnotes.h"
#include "auth/emailaddress.h"
#include "auth/sessionissuer.h"
#include "auth/userstore.h"
#include "core/crypto.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace basalt::auth {

namespace {

constexpr qint64 kPurgedAtOnce = 10'000;

/** `2026-11-20 21:38 UTC`: for people. */
QString readableTime(const QByteArray &timestamp)
{
    return QString::fromLatin1(timestamp.first(10) + ' ' + timestamp.sliced(11, 5) + " UTC");
}

} // namespace

QString deliveryText(IssuedLink::Way way)
{
    switch (way) {
    case IssuedLink::Way::Mailed: return u"mail"_s;
    case IssuedLink::Way::Shown: return u"shown"_s;
    case IssuedLink::Way::NotSent: break;
    }
    return u"not sent: no mail settings"_s;
}

LinkIssuer::LinkIssuer(const mail::Outbox &outbox, const core::Clock &clock, LinkLifetimes lifetimes)
    : m_outbox(outbox)
    , m_clock(clock)
    , m_lifetimes(lifetimes)
{ }

std::chrono::minutes LinkIssuer::lifetime(TokenPurpose purpose) const
{
    return purpose == TokenPurpose::EmailVerification ? m_lifetimes.emailVerification : m_lifetimes.passwordReset;
}

Result<bool> LinkIssuer::canMail(db::Connection &connection) const
{
    BASALT_TRY(const auto situation, m_outbox.situation(connection));
    return situation.canSend;
}

Result<OneTimeToken> LinkIssuer::makeToken(db::WriteContext &context, const User &user, TokenPurpose purpose,
                                           const QByteArray &token, IssuedLink::Way way) const
{
    const auto address = EmailAddress::parse(QString::fromUtf8(user.email));
    const qint64 nowMs = m_clock.nowMs();
    const OneTimeToken row{tokenHash(token),
                           purpose,
                           user.id,
                           user.accountId,
                           address ? address->folded : user.email,
                           core::formatTimestamp(nowMs),
                           core::formatTimestamp(nowMs + std::chrono::milliseconds(lifetime(purpose)).count()),
                           way == IssuedLink::Way::Mailed};
    BASALT_TRY_VOID(OneTimeTokenStore(context.connection()).insert(row));
    return row;
}

mail::MailDraft LinkIssuer::draft(const User &user, const LinkRequest &request, const QString &link, const QByteArray &token,
                                  const QByteArray &expiresAt) const
{
    mail::MailDraft draft;
    draft.accountId = user.accountId;
    draft.type = purposeName(request.purpose);
    draft.locale = request.locale;
    draft.recipient = QString::fromUtf8(user.email);
    draft.notAfter = expiresAt;
    draft.variables = {{"email", draft.recipient},
                       {"account_name", QString::fromUtf8(user.accountName)},
                       {"expires_at", expiresAt.isNull() ? QString() : readableTime(expiresAt)},
                       {"token", QString::fromLatin1(token)}};
    if (request.purpose == TokenPurpose::PasswordReset) {
        draft.variables.insert("reset_url", link);
        draft.variables.insert("ip_address", QString::fromUtf8(request.actor.clientIp));
    } else {
        draft.variables.insert("verification_url", link);
    }
    return draft;
}

Result<IssuedLink> LinkIssuer::issue(db::WriteContext &context, const User &user, const LinkRequest &request) const
{
    // Two requests at the same moment: the second waits here, and replaces what the first has made.
    BASALT_TRY_VOID(UserStore(context.connection()).lock(user.id));
    BASALT_TRY(const auto situation, m_outbox.situation(context.connection()));
    IssuedLink issued;
    if (!situation.canSend)
        issued.way = request.mayBeShown ? IssuedLink::Way::Shown : IssuedLink::Way::NotSent;
    QByteArray token;
    QString link;
    if (issued.way != IssuedLink::Way::NotSent) {
        token = core::randomToken();
        BASALT_TRY(const auto row, makeToken(context, user, request.purpose, token, issued.way));
        issued.expiresAt = row.expiresAt;
        // In the fragment: browsers keep it to themselves, so it stands in no log on the way.
        const QString page = request.purpose == TokenPurpose::PasswordReset ? u"/reset-password"_s : u"/verify-email"_s;
        link = situation.appUrl + page + u"#token="_s + QString::fromLatin1(token);
    }
    if (issued.way == IssuedLink::Way::Shown)
        issued.link = link;
    else
        BASALT_TRY_VOID(m_outbox.post(context, draft(user, request, link, token, issued.expiresAt)));

    if (issued.way == IssuedLink::Way::NotSent)
        return issued;
    db::AuditEvent event = auditEvent(Code::TokenCreated, "CREATE", user.accountId, request.actor, "one_time_tokens", user.id);
    event.changes.append({"purpose", QJsonValue::Undefined, QString::fromLatin1(purposeName(request.purpose))});
    event.changes.append({"delivery", QJsonValue::Undefined, deliveryText(issued.way)});
    event.changes.append({"expires_at", QJsonValue::Undefined, QString::fromLatin1(issued.expiresAt)});
    context.audit(std::move(event));
    return issued;
}

jobs::JobKind LinkIssuer::purgeKind() const
{
    const auto run = [this](const jobs::Job &, const jobs::JobControl &) {
        jobs::JobOutcome outcome;
        outcome.record = [this](db::WriteContext &context, jobs::JobState) -> Result<void> {
            const qint64 before = m_clock.nowMs() - std::chrono::milliseconds(m_lifetimes.keep).count();
            BASALT_TRY_VOID(context.unaudited("tokens that nobody can use any more", [&](db::Connection &connection) {
                return OneTimeTokenStore(connection).purge(core::formatTimestamp(before), kPurgedAtOnce);
            }));
            return {};
        };
        return outcome;
    };
    return {.name = "tokens.purge", .run = run, .every = 1h};
}

} // namespace basalt::auth
