// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>

namespace basalt::texts {

/** Codes of applications begin here; what is below is the server's own. */
inline constexpr int kFirstOwnNumber = 50'000;
inline constexpr int kLastOwnNumber = 999'999'999;
/** The most codes that applications may have, in the whole installation: they are listed and searched in memory. */
inline constexpr qint64 kMaxOwnCodes = 10'000;

/** A range of numbers with a name: `sensors`, 50000 to 50999. */
struct EventCategory
{
    QByteArray code;
    QByteArray title;
    int first = 0;
    int last = 0; ///< both are of the range
    bool isSystem = false;
    QByteArray createdAt; ///< null for those of the server
};

/** What an entry of the trail may be of, or an answer refuse with. */
struct EventCode
{
    int number = 0;
    QByteArray name;     ///< `user_created`
    QByteArray category; ///< its code
    QByteArray title;    ///< shown where there is no message in a language that is asked for
    bool isSystem = false;
    bool isError = false;
    QList<int> aliases;                    ///< numbers of the first numbering
    QMap<QByteArray, QByteArray> messages; ///< templates by language
    QByteArray createdAt;                  ///< null for those of the server
    QByteArray updatedAt;
};

} // namespace basalt::texts
