// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace basalt::mail {

/** An address as it stands in a head: with or without a name. UTF-8 throughout. */
struct MailAddress
{
    QString name; ///< may be empty
    QString address;
};

/** One mail to one person. */
struct MailMessage
{
    MailAddress from;
    QString replyTo; ///< empty: none
    QString to;
    QString subject;
    QString text;         ///< lines end in LF
    QString html;         ///< empty: plain text only
    QByteArray messageId; ///< without angle brackets
    qint64 dateMs = 0;
};

/**
 * The mail as it goes over the wire (RFC 5322, MIME): CRLF line ends, no line over 76 characters, ASCII only but for addresses
 * whose part before the `@` is not (RFC 6532). Code::ValidationFailed for a line break or another control character in a field
 * of the head, so that nobody can add fields of his own.
 */
[[nodiscard]] Result<QByteArray> encodeMessage(const MailMessage &message);

/** An address with its domain in ASCII (IDNA). */
[[nodiscard]] QByteArray wireAddress(const QString &address);

/** Text of a head as encoded words (RFC 2047) where it is not plain ASCII. `column` is where it begins in its line. */
[[nodiscard]] QByteArray encodeHeaderText(const QString &text, qsizetype column);

/** Quoted-printable (RFC 2045 section 6.7) of text whose lines end in LF. */
[[nodiscard]] QByteArray encodeQuotedPrintable(const QString &text);

/** True if no character of it would end a line of a head or otherwise leave it. */
[[nodiscard]] bool isHeaderSafe(const QString &text);

} // namespace basalt::mail
