// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/smtpclient.h"

#include "mail/mailmessage.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>

using namespace Qt::Literals::StringLiterals;

namespace basalt::mail {

namespace {

constexpr qsizetype kMaxReply = 500; ///< characters of a server's refusal that are kept

/** What the callbacks of one transfer share. */
struct Transfer
{
    QByteArrayView unsent;
    QByteArray refusal; ///< the server's last reply of 4xx or 5xx
    const std::function<bool()> &isCancelled;
};

size_t giveMessage(char *to, size_t size, size_t count, void *user)
{
    auto &transfer = *static_cast<Transfer *>(user);
    const qsizetype given = std::min(transfer.unsent.size(), static_cast<qsizetype>(size * count));
    std::memcpy(to, transfer.unsent.data(), static_cast<size_t>(given));
    transfer.unsent = transfer.unsent.sliced(given);
    return static_cast<size_t>(given);
}

/** Sees every line that the server says, but nothing that we say: no password comes by here. */
size_t takeReply(char *data, size_t size, size_t count, void *user)
{
    auto &transfer = *static_cast<Transfer *>(user);
    const QByteArrayView line(data, static_cast<qsizetype>(size * count));
    if (line.startsWith('4') || line.startsWith('5'))
        transfer.refusal = line.trimmed().toByteArray();
    else if (!line.startsWith("221")) // the farewell to what was refused
        transfer.refusal.clear();
    return size * count;
}

size_t dropBody(char *, size_t size, size_t count, void *)
{
    return size * count;
}

int watch(void *user, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<Transfer *>(user)->isCancelled() ? 1 : 0;
}

QByteArray serverAddress(const MailSettings &settings)
{
    const bool isIpv6 = QHostAddress(settings.host).protocol() == QAbstractSocket::IPv6Protocol;
    const QByteArray host = isIpv6 ? '[' + settings.host.toUtf8() + ']' : settings.host.toUtf8();
    return QByteArray(settings.security == MailSecurity::Tls ? "smtps://" : "smtp://") + host + ':'
        + QByteArray::number(settings.port);
}

SmtpOutcome outcomeOf(CURLcode code, const Transfer &transfer, const char *explanation)
{
    if (code == CURLE_OK)
        return {};
    if (code == CURLE_ABORTED_BY_CALLBACK)
        return {SmtpOutcome::End::Cancelled, u"The server stops."_s};
    if (!transfer.refusal.isEmpty()) {
        const QString reply = QString::fromUtf8(transfer.refusal).left(kMaxReply);
        const bool isPermanent = transfer.refusal.startsWith('5');
        return {isPermanent ? SmtpOutcome::End::Refused : SmtpOutcome::End::Later, u"The mail server says: "_s + reply};
    }
    const QString text = QString::fromUtf8(*explanation ? explanation : curl_easy_strerror(code)).left(kMaxReply);
    // Settings that do not fit are no reason to lose a mail: whoever mends them finds it still waiting.
    return {SmtpOutcome::End::Later, text};
}

void setSecurity(CURL *curl, const MailSettings &settings)
{
    if (settings.security != MailSecurity::None)
        curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, settings.verifyCertificate ? 1L : 0L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, settings.verifyCertificate ? 2L : 0L);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!settings.caCertificate.isEmpty()) {
        curl_blob blob{};
        blob.data = const_cast<char *>(settings.caCertificate.constData()); // copied by libcurl
        blob.len = static_cast<size_t>(settings.caCertificate.size());
        blob.flags = CURL_BLOB_COPY;
        curl_easy_setopt(curl, CURLOPT_CAINFO_BLOB, &blob);
    }
    if (!settings.username.isEmpty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, settings.username.toUtf8().constData());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, settings.password.toUtf8().constData());
    }
}

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

/** Null if there is not enough memory. */
Handle makeHandle()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    return {curl_easy_init(), &curl_easy_cleanup};
}

/** Where to, how it is protected, for how long, and who listens. */
void setConnection(CURL *curl, const MailSettings &settings, long seconds, Transfer &transfer, char *explanation)
{
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, explanation);
    curl_easy_setopt(curl, CURLOPT_URL, serverAddress(settings).constData());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, ""); // whatever the environment says
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, seconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, seconds);
    setSecurity(curl, settings);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &takeReply);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &dropBody);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &watch);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &transfer);
}

/** ` (535 5.7.8)`: the numbers that a refusal begins with. */
QString numbersOf(const QByteArray &refusal)
{
    static const QRegularExpression numbers(u"^(\\d{3})(?:[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b)?"_s);
    const auto match = numbers.match(QString::fromLatin1(refusal));
    if (!match.hasMatch())
        return {};
    return u" (%1)"_s.arg(QString(match.captured(1) + u' ' + match.captured(2)).trimmed());
}

QString successMessage(const MailSettings &settings)
{
    QString message = settings.username.isEmpty() ? u"The mail server answers"_s : u"The mail server takes the sign-in"_s;
    message += settings.security == MailSecurity::None ? u", in the clear"_s : u", protected by TLS"_s;
    return message
        + (settings.security == MailSecurity::None || settings.verifyCertificate ? u"."_s
                                                                                 : u"; its certificate was not checked."_s);
}

QString failureMessage(CURLcode code, const Transfer &transfer, const char *explanation)
{
    const QString numbers = numbersOf(transfer.refusal);
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST: return u"No server of this name is known."_s;
    case CURLE_COULDNT_CONNECT: return u"Nothing takes connections at this host and port."_s;
    case CURLE_OPERATION_TIMEDOUT: return u"There was no answer in time."_s;
    case CURLE_USE_SSL_FAILED: return u"The server does not turn to TLS%1."_s.arg(numbers);
    case CURLE_SSL_CONNECT_ERROR: return u"TLS does not come about; is this the port for it?"_s;
    case CURLE_PEER_FAILED_VERIFICATION:
        return u"The server's certificate is not trusted: %1."_s.arg(QString::fromUtf8(explanation).left(kMaxReply));
    case CURLE_LOGIN_DENIED: return u"The mail server does not take the sign-in%1."_s.arg(numbers);
    case CURLE_ABORTED_BY_CALLBACK: return u"The server stops."_s;
    default: break;
    }
    return numbers.isEmpty() ? u"What answers there is no mail server, or ends the connection."_s
                             : u"The mail server refuses%1."_s.arg(numbers);
}

} // namespace

SmtpOutcome sendBySmtp(const MailSettings &settings, const QString &recipient, const QByteArray &message,
                       const std::function<bool()> &isCancelled)
{
    const Handle handle = makeHandle();
    if (!handle)
        return {SmtpOutcome::End::Later, u"There is not enough memory."_s};
    CURL *curl = handle.get();
    Transfer transfer{message, {}, isCancelled};
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
        curl_slist_append(nullptr, QByteArray('<' + wireAddress(recipient) + '>').constData()), &curl_slist_free_all);
    char explanation[CURL_ERROR_SIZE] = "";

    setConnection(curl, settings, settings.timeoutSeconds, transfer, explanation);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, QByteArray('<' + wireAddress(settings.fromEmail) + '>').constData());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, &giveMessage);
    curl_easy_setopt(curl, CURLOPT_READDATA, &transfer);
    const CURLcode code = curl_easy_perform(curl);
    SmtpOutcome outcome = outcomeOf(code, transfer, explanation);
    // A server may repeat what it was told; the password is not to get into a log that way.
    if (!settings.password.isEmpty())
        outcome.reason.replace(settings.password, u"***"_s);
    return outcome;
}

SmtpTrial trySmtp(const MailSettings &settings, std::chrono::seconds atMost, const std::function<bool()> &isCancelled)
{
    const Handle handle = makeHandle();
    if (!handle)
        return {false, u"There is not enough memory."_s};
    CURL *curl = handle.get();
    Transfer transfer{{}, {}, isCancelled};
    char explanation[CURL_ERROR_SIZE] = "";
    const auto seconds = std::min<long>(atMost.count(), settings.timeoutSeconds);
    setConnection(curl, settings, seconds, transfer, explanation);
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "NOOP"); // after the greeting, TLS and the sign-in
    const CURLcode code = curl_easy_perform(curl);
    if (code == CURLE_OK)
        return {true, successMessage(settings)};
    return {false, failureMessage(code, transfer, explanation)};
}

} // namespace basalt::mail
