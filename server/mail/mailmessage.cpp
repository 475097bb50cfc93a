// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/mailmessage.h"

#include "core/crypto.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace basalt::mail {

namespace {

constexpr qsizetype kMaxLine = 76;
constexpr char kEol[] = "\r\n";

bool isPlainAscii(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
}

QByteArray hexOf(char c)
{
    static constexpr char kDigits[] = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    const std::array<char, 3> text{'=', kDigits[byte >> 4], kDigits[byte & 0x0f]};
    return QByteArray(text.data(), text.size());
}

/** Name and day of the week are English whatever the locale is. */
QByteArray dateText(qint64 ms)
{
    static constexpr std::array<const char *, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char *, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto seconds = std::chrono::floor<std::chrono::seconds>(
        std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(ms)));
    const auto day = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(seconds - day);
    const auto two = [](auto number) { return QByteArray::number(static_cast<qint64>(number)).rightJustified(2, '0'); };
    return QByteArray(kDays.at(std::chrono::weekday(day).c_encoding())) + ", " + two(unsigned(date.day())) + ' '
        + kMonths.at(unsigned(date.month()) - 1) + ' ' + QByteArray::number(int(date.year())) + ' ' + two(time.hours().count())
        + ':' + two(time.minutes().count()) + ':' + two(time.seconds().count()) + " +0000";
}

/** `"Name" <address>`, or the address alone. */
QByteArray addressField(const MailAddress &address, qsizetype column)
{
    const QByteArray wire = wireAddress(address.address);
    if (address.name.isEmpty())
        return wire;
    if (!isPlainAscii(address.name) || address.name.size() > kMaxLine - column - 2)
        return encodeHeaderText(address.name, column) + kEol + " <" + wire + '>';
    QString quoted = address.name;
    quoted.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1);
    return '"' + quoted.toLatin1() + '"' + kEol + " <" + wire + '>';
}

QByteArray part(const QByteArray &type, const QString &body)
{
    return "Content-Type: " + type + "; charset=utf-8" + kEol + "Content-Transfer-Encoding: quoted-printable" + kEol + kEol
        + encodeQuotedPrintable(body) + kEol;
}

Result<void> checkHead(const MailMessage &message)
{
    const std::pair<QString, QString> fields[] = {
        {u"from_email"_s, message.from.address}, {u"from_name"_s, message.from.name},
        {u"reply_to"_s, message.replyTo},        {u"to"_s, message.to},
        {u"subject"_s, message.subject},         {u"message_id"_s, QString::fromUtf8(message.messageId)}};
    for (const auto &[name, value] : fields) {
        if (!isHeaderSafe(value))
            return Error::invalid(name, u"Line breaks and control characters are not allowed here."_s, u"invalid_character"_s);
    }
    for (const QString &address : {message.from.address, message.to, message.replyTo}) {
        if (address.contains(u'<') || address.contains(u'>') || address.contains(u' '))
            return Error::invalid(u"to"_s, u"This is not an e-mail address."_s, u"invalid_email"_s);
    }
    return {};
}

} // namespace

bool isHeaderSafe(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) {
        const bool isLineEnd = c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
        return c.category() != QChar::Other_Control && !isLineEnd;
    });
}

QByteArray wireAddress(const QString &address)
{
    const qsizetype at = address.lastIndexOf(u'@');
    const QByteArray domain = QUrl::toAce(address.sliced(at + 1));
    return address.first(at + 1).toUtf8() + (domain.isEmpty() ? address.sliced(at + 1).toUtf8() : domain);
}

QByteArray encodeHeaderText(const QString &text, qsizetype column)
{
    // "=?" is what an encoded word begins with: text that looks like one is encoded, so that it is read as it stands.
    if (isPlainAscii(text) && !text.contains("=?"_L1) && column + text.size() <= 2 * kMaxLine)
        return text.toLatin1();
    constexpr QByteArrayView kBegin("=?utf-8?B?");
    constexpr QByteArrayView kEnd("?=");
    QByteArray out;
    QByteArray bytes;
    qsizetype left = kMaxLine - column;
    const auto flush = [&] {
        if (!out.isEmpty())
            out += QByteArray(kEol) + ' ';
        out += kBegin.toByteArray() + bytes.toBase64() + kEnd.toByteArray();
        bytes.clear();
        left = kMaxLine - 1;
    };
    for (const char32_t c : text.toUcs4()) {
        const QByteArray next = QString::fromUcs4(&c, 1).toUtf8();
        // Four characters for each three bytes; a character never spans two words.
        const qsizetype size = kBegin.size() + kEnd.size() + (bytes.size() + next.size() + 2) / 3 * 4;
        if (size > left && !bytes.isEmpty())
            flush();
        bytes += next;
    }
    flush();
    return out;
}

QByteArray encodeQuotedPrintable(const QString &text)
{
    QByteArray out;
    const QByteArrayList lines = QByteArray(text.toUtf8()).replace("\r\n", "\n").split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            out += kEol;
        const QByteArray &line = lines.at(i);
        qsizetype column = 0;
        for (qsizetype at = 0; at < line.size(); ++at) {
            const char c = line.at(at);
            const bool isLast = at + 1 == line.size();
            const bool isBlank = c == ' ' || c == '\t';
            const bool isPlain = (c > ' ' && c < 0x7f && c != '=') || (isBlank && !isLast);
            const QByteArray token = isPlain ? QByteArray(1, c) : hexOf(c);
            // One place is for the sign of the soft line break.
            if (column + token.size() > kMaxLine - 1) {
                out += QByteArray("=") + kEol;
                column = 0;
            }
            out += token;
            column += token.size();
        }
    }
    return out;
}

Result<QByteArray> encodeMessage(const MailMessage &message)
{
    BASALT_TRY_VOID(checkHead(message));
    QByteArray out;
    const auto field = [&out](const QByteArray &name, const QByteArray &value) { out += name + ": " + value + kEol; };
    field("From", addressField(message.from, 6));
    field("To", wireAddress(message.to));
    if (!message.replyTo.isEmpty())
        field("Reply-To", wireAddress(message.replyTo));
    field("Subject", encodeHeaderText(message.subject, 9));
    field("Date", dateText(message.dateMs));
    field("Message-ID", '<' + message.messageId + '>');
    field("MIME-Version", "1.0");
    // So that nobody's holiday notice answers (RFC 3834).
    field("Auto-Submitted", "auto-generated");
    if (message.html.isEmpty())
        return out + part("text/plain", message.text);
    const QByteArray boundary = "basalt-" + core::randomToken(18);
    field("Content-Type", "multipart/alternative;" + QByteArray(kEol) + " boundary=\"" + boundary + '"');
    out += kEol;
    out += "--" + boundary + kEol + part("text/plain", message.text);
    out += "--" + boundary + kEol + part("text/html", message.html);
    return out + "--" + boundary + "--" + kEol;
}

} // namespace basalt::mail
