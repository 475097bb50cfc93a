// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace basalt::auth {

/**
 * An e-mail address as a person typed it and as it is compared. Syntax is checked for sense, not by asking anybody: one `@`, a
 * dot-atom before it (RFC 5322, with the UTF-8 of RFC 6531), host labels after it. Reserved domains such as `.test` are fine.
 */
struct EmailAddress
{
    QByteArray text;   ///< trimmed, otherwise as given; UTF-8
    QByteArray folded; ///< case-folded, domain in its ASCII form: equal for two spellings of one address

    /** Nothing if the text is no address or longer than 254 bytes. */
    [[nodiscard]] static std::optional<EmailAddress> parse(const QString &text);
};

} // namespace basalt::auth
