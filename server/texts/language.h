// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <array>

namespace basalt::texts {

/** What an account uses a language for. */
enum class LanguageRole { Frontend, Backend, Communication };
inline constexpr std::array kLanguageRoles{LanguageRole::Frontend, LanguageRole::Backend, LanguageRole::Communication};
inline constexpr std::array kLanguageRoleNames{"frontend", "backend", "communication"};

/** A language in one of its roles. */
struct LanguageUse
{
    bool isUsed = false;
    qint64 order = 0;       ///< lists of the role begin with the lowest
    bool isDefault = false; ///< one of each account and role at most, and only one that is used

    friend bool operator==(const LanguageUse &, const LanguageUse &) = default;
};

/** A language of an account. */
struct Language
{
    QByteArray id;
    QByteArray accountId;
    QByteArray code; ///< languageTag()
    QByteArray name;
    std::array<LanguageUse, kLanguageRoles.size()> uses; ///< by LanguageRole
    QByteArray createdAt;
    QByteArray updatedAt;
};

/** What something is called, in one language: of a group (`countries`), an object in it (`de`) and a context (`title`). */
struct Translation
{
    QByteArray id; ///< null: there is none, and `value` is the object's code
    QByteArray accountId;
    QByteArray language; ///< its code
    QByteArray languageId;
    QByteArray group;
    QByteArray object;
    QByteArray context;
    QByteArray value;
    QByteArray createdAt;
    QByteArray updatedAt;
};

} // namespace basalt::texts
