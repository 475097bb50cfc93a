// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace basalt::auth {

/** How a caller named an account; see AccountSelector::parse(). */
struct AccountSelector
{
    enum class Kind { Id, Code, Slug };

    Kind kind = Kind::Slug;
    QByteArray value; ///< id and slug in lower case, code in upper case

    /** Wherever an account is named, its id, code or slug will do: the three forms never overlap. */
    [[nodiscard]] static AccountSelector parse(QByteArrayView text);
};

/** True for two letters and four digits, in either case. */
[[nodiscard]] bool isAccountCode(QByteArrayView text);

/**
 * The code after `last` (upper case): AA0001 … AA9999, AB0001 … ZZ9999, without the reserved SY. Nothing after the last one.
 * The code before the first is `AA0000`.
 */
[[nodiscard]] std::optional<QByteArray> nextAccountCode(const QByteArray &last);

inline constexpr qsizetype kMinSlug = 3;
inline constexpr qsizetype kMaxSlug = 32;

/** 3-32 of `a-z 0-9 -`, not of the form of an account code. */
[[nodiscard]] bool isSlug(QByteArrayView text);
/** As isSlug(), with a letter first: what people choose when they register. */
[[nodiscard]] bool isRegistrationSlug(QByteArrayView text);

/** A slug made of a name: accents dropped, everything but letters and digits a hyphen; `account` where nothing is left. */
[[nodiscard]] QByteArray slugFromName(const QString &name);

/** `slug` with `-<number>` at its end, cut so that it stays a slug. */
[[nodiscard]] QByteArray numberedSlug(const QByteArray &slug, int number);

} // namespace basalt::auth
